def fail():
    raise ExceptionGroup("many", [ValueError(1), ExceptionGroup("inner", [TypeError("t"), OSError("o")])])


try:
    fail()
except* TypeError as group:
    print("types", group.exceptions)
except* (ValueError, OSError) as group:
    print("others", group)
    print(group.subgroup(lambda e: isinstance(e, OSError)))
