sales = [("north", "pen", 3, 1.5), ("south", "ink", 1, 12.25), ("north", "ink", 2, 12.25), ("south", "pen", 10, 1.5)]
totals = {}
for region, item, count, price in sales:
    totals.setdefault(region, {}).setdefault(item, 0.0)
    totals[region][item] += count * price
print(f"{'region':<8}|{'item':^6}|{'total':>10}")
print("-" * 8 + "+" + "-" * 6 + "+" + "-" * 10)
for region in sorted(totals):
    for item, total in sorted(totals[region].items(), key=lambda pair: -pair[1]):
        print(f"{region:<8}|{item:^6}|{total:>10,.2f}")
best = max(sales, key=lambda sale: sale[2] * sale[3])
print("best:", *best, sep=" ")
print(f"{sum(c * p for _, _, c, p in sales):.1f} {len(sales)=} {best[0]!r:>10}")
