def counter(n):
    try:
        while n:
            step = yield n
            n -= step or 1
    finally:
        print("closed")
    return "done"


def outer():
    result = yield from counter(3)
    print("result", result)


print(list(outer()))
generator = counter(9)
next(generator)
print(generator.send(5))
generator.close()
