def countdown(start):
    while start > 0:
        print("about to yield", start)
        yield start
        start -= 1

numbers = countdown(2)
print(next(numbers))
print(next(numbers))
print(list(numbers))
