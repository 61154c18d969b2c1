import unittest


class T(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        self.x = 1

    async def test_x(self):
        self.assertEqual(self.x, 1)


import io

r = unittest.TextTestRunner(stream=io.StringIO()).run(unittest.defaultTestLoader.loadTestsFromTestCase(T))
print(r.testsRun, r.wasSuccessful())
