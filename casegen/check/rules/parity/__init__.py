"""L: the two languages against each other."""
