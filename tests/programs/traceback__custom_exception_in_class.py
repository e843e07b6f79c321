class ShopError(Exception):
    pass


class Shop:
    def __init__(self):
        self.stock = {"apple": 1}

    @property
    def first(self):
        return self.sell("pear")

    def sell(self, name):
        if name not in self.stock:
            raise ShopError(
                f"no {name} in stock"
            )
        return name


shop = Shop()
print(shop.sell("apple"))
shop.first
