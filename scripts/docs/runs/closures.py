def counter(step):
    count = 0

    def tick():
        nonlocal count
        count += step
        return count

    return tick

ones, tens = counter(1), counter(10)
ones()
tens()
print(ones(), tens())
