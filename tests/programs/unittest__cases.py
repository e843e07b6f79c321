"""Test cases, plain and asynchronous, run to the end."""
import asyncio
import io
import logging
import sys
import unittest


class Order:
    def __init__(self):
        self.dishes = []

    def add(self, dish):
        if not dish:
            raise ValueError("no dish")
        self.dishes.append(dish)


class OrderTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print("set up the class")

    @classmethod
    def tearDownClass(cls):
        print("tear down the class")

    def setUp(self):
        self.order = Order()
        self.addCleanup(print, "clean up", self._testMethodName)

    def tearDown(self):
        print("tear down", self._testMethodName)

    def test_add(self):
        self.order.add("soup")
        self.assertEqual(self.order.dishes, ["soup"])
        self.assertIn("soup", self.order.dishes)
        self.assertTrue(self.order.dishes)
        self.assertIsNone(None)
        self.assertAlmostEqual(0.1 + 0.2, 0.3)
        self.assertCountEqual([1, 2, 2], [2, 1, 2])
        self.assertRegex("table 4", r"\d")

    def test_raises(self):
        with self.assertRaises(ValueError) as caught:
            self.order.add("")
        self.assertEqual(str(caught.exception), "no dish")
        with self.assertRaisesRegex(ValueError, "no .*"):
            self.order.add("")
        self.assertRaises(ValueError, self.order.add, "")

    def test_fails(self):
        self.assertEqual(len(self.order.dishes), 1, "counted")

    def test_error(self):
        self.order.cook()

    @unittest.skip("not today")
    def test_skipped(self):
        print("never")

    @unittest.expectedFailure
    def test_expected(self):
        self.fail("as expected")

    def test_logs(self):
        with self.assertLogs("kitchen", level="INFO") as logs:
            logging.getLogger("kitchen").info("soup is %s", "ready")
        print(logs.output)

    def test_parts(self):
        for number in range(3):
            with self.subTest(number=number):
                self.assertNotEqual(number, 1)


class KitchenTest(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        await asyncio.sleep(0)
        print("asynchronously set up")

    async def asyncTearDown(self):
        print("asynchronously torn down")

    async def test_cook(self):
        self.assertEqual(await asyncio.sleep(0.01, "rice"), "rice")

    async def test_timeout(self):
        with self.assertRaises(asyncio.TimeoutError):
            async with asyncio.timeout(0.01):
                await asyncio.sleep(1)

    async def test_parallel(self):
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(asyncio.sleep(0.01, number)) for number in range(3)]
        self.assertListEqual([task.result() for task in tasks], [0, 1, 2])


def run(case, verbosity):
    stream = io.StringIO()
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(case)
    result = unittest.TextTestRunner(stream, verbosity=verbosity).run(suite)
    for line in stream.getvalue().splitlines():
        if not line.startswith(("  File", "    ", "Ran", "-----", "=====")):
            print("|", line)
    print(result.testsRun, len(result.failures), len(result.errors), len(result.skipped), result.wasSuccessful(), suite.countTestCases())
    for test, text in result.failures:
        print(test.id() if hasattr(test, "id") else test, text.splitlines()[-1])


if __name__ == "__main__":
    run(OrderTest, 2)
    run(KitchenTest, 1)
    sys.stderr = sys.stdout = io.StringIO()
    try:
        unittest.main(argv=["tests", "KitchenTest.test_cook"])
    except SystemExit as end:
        sys.stdout = sys.__stdout__
        print("exit", end.code)
