def factorial(n):
    if n == 0:
        return 1
    smaller = factorial(n - 1)
    return n * smaller

print(factorial(4))
