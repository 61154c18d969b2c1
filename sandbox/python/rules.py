"""All rules: importing their modules registers them, in this order."""

from _retrace import (
    rules_coroutines,
    rules_time,
    rules_tasks,
    rules_gather,
    rules_cancel,
    rules_locks,
    rules_loop,
    rules_iteration,
    rules_python,
    rules_functions,
    rules_sequences,
    rules_control,
    rules_values,
    rules_printing,
)
