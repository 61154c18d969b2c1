prices = {"tea": 3, "jam": 5}
basket = ["tea", "jam", "tea"]
same = basket
total = 0
for item in basket:
    total += prices[item]
same.append("bread")
print(total, basket)
