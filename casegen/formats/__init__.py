"""The printers: what each output format is made of."""
