def check(value):
    if value > 2:
        raise ValueError(f"{value} is too large")
    return value


for n in range(5):
    print(check(n))
