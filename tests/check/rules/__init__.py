"""The rules, group by group: nearest legal neighbours and further faults."""
