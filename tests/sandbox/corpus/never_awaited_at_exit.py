async def work():
    pass


kept = work()
print("end of module")
