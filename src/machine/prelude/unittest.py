"""Tests: cases, their assertions, running them and what is said of it."""

import sys
import time
import traceback

__unittest = True


class SkipTest(Exception):
    pass


class _Expected(Exception):
    """A test that was expected to fail did not."""


def skip(reason):
    def decorator(test):
        if isinstance(test, type):
            test.__unittest_skip__ = True
            test.__unittest_skip_why__ = reason
            return test
        import functools

        @functools.wraps(test)
        def skipped(*args, **kwargs):
            raise SkipTest(reason)

        skipped.__unittest_skip__ = True
        skipped.__unittest_skip_why__ = reason
        return skipped

    if callable(reason):
        test, reason = reason, ""
        return decorator(test)
    return decorator


def skipIf(condition, reason):
    return skip(reason) if condition else lambda test: test


def skipUnless(condition, reason):
    return lambda test: test if condition else skip(reason)(test)


def expectedFailure(test):
    test.__unittest_expecting_failure__ = True
    return test


class TestResult:
    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failures = []
        self.errors = []
        self.skipped = []
        self.expectedFailures = []
        self.unexpectedSuccesses = []
        self.testsRun = 0
        self.shouldStop = False
        self.failfast = False

    def startTest(self, test):
        self.testsRun += 1

    def stopTest(self, test):
        pass

    def startTestRun(self):
        pass

    def stopTestRun(self):
        pass

    def addError(self, test, err):
        self.errors.append((test, self._text(err)))

    def addFailure(self, test, err):
        self.failures.append((test, self._text(err)))

    def addSuccess(self, test):
        pass

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, self._text(err)))

    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)

    def addSubTest(self, test, subtest, err):
        if err is not None:
            (self.addFailure if issubclass(err[0], test.failureException) else self.addError)(subtest, err)

    def wasSuccessful(self):
        return not (self.failures or self.errors or self.unexpectedSuccesses)

    def stop(self):
        self.shouldStop = True

    def _text(self, err):
        return "".join(traceback.format_exception(*err))

    def __repr__(self):
        return f"<unittest.result.TestResult run={self.testsRun} errors={len(self.errors)} failures={len(self.failures)}>"


class TextTestResult(TestResult):
    separator1 = "=" * 70
    separator2 = "-" * 70

    def __init__(self, stream, descriptions, verbosity):
        super().__init__()
        self.stream = stream
        self.verbosity = verbosity
        self._is_line_over = True

    def startTest(self, test):
        super().startTest(test)
        if self.verbosity > 1:
            self.stream.write(f"{self.getDescription(test)} ... ")
            self._is_line_over = False

    def getDescription(self, test):
        first = test.shortDescription()
        return f"{test}\n{first}" if first else str(test)

    def addSubTest(self, test, subtest, err):
        if err is not None and self.verbosity > 1:
            self.stream.write(("" if self._is_line_over else "\n") + f"  {self.getDescription(subtest)} ... ")
            self._is_line_over = False
        super().addSubTest(test, subtest, err)

    def _say(self, test, letter, word):
        if self.verbosity > 1:
            if self._is_line_over:
                self.stream.write(f"{self.getDescription(test)} ... ")
            self.stream.write(word + "\n")
            self._is_line_over = True
        elif self.verbosity == 1:
            self.stream.write(letter)

    def addSuccess(self, test):
        self._say(test, ".", "ok")

    def addError(self, test, err):
        super().addError(test, err)
        self._say(test, "E", "ERROR")

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._say(test, "F", "FAIL")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._say(test, "s", f"skipped {reason!r}")

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._say(test, "x", "expected failure")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._say(test, "u", "unexpected success")

    def printErrors(self):
        if self.verbosity:
            self.stream.write("\n")
        for flavour, errors in (("ERROR", self.errors), ("FAIL", self.failures)):
            for test, text in errors:
                self.stream.write(f"{self.separator1}\n{flavour}: {self.getDescription(test)}\n{self.separator2}\n{text}\n")
        if self.unexpectedSuccesses:
            self.stream.write(self.separator1 + "\n")
            for test in self.unexpectedSuccesses:
                self.stream.write(f"UNEXPECTED SUCCESS: {self.getDescription(test)}\n")


class TextTestRunner:
    resultclass = TextTestResult

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None, warnings=None, *, tb_locals=False):
        self.stream = stream or sys.stderr
        self.verbosity = verbosity
        self.failfast = failfast
        self.resultclass = resultclass or self.resultclass

    def run(self, test):
        result = self.resultclass(self.stream, True, self.verbosity)
        result.failfast = self.failfast
        start = time.perf_counter()
        result.startTestRun()
        test(result)
        result.stopTestRun()
        taken = time.perf_counter() - start
        result.printErrors()
        run = result.testsRun
        self.stream.write(f"{result.separator2}\nRan {run} test{'' if run == 1 else 's'} in {taken:.3f}s\n\n")
        counts = [("failures", result.failures), ("errors", result.errors), ("skipped", result.skipped)]
        counts += [("expected failures", result.expectedFailures), ("unexpected successes", result.unexpectedSuccesses)]
        parts = ", ".join([f"{name}={len(items)}" for name, items in counts if items])
        self.stream.write(("OK" if result.wasSuccessful() else "FAILED") + (f" ({parts})" if parts else "") + "\n")
        return result


class TestSuite:
    def __init__(self, tests=()):
        self._tests = []
        self.addTests(tests)

    def addTest(self, test):
        self._tests.append(test)

    def addTests(self, tests):
        for test in tests:
            self.addTest(test)

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return sum([test.countTestCases() for test in self._tests])

    def __call__(self, result):
        return self.run(result)

    def run(self, result):
        last = None
        is_ready = True
        for test in self._cases():
            if result.shouldStop:
                break
            if type(test) is not last:
                _leave_class(last, result)
                last = type(test)
                is_ready = _enter_class(last, result)
            if is_ready:
                test(result)
        _leave_class(last, result)
        return result

    def _cases(self):
        for test in self._tests:
            if isinstance(test, TestSuite):
                yield from test._cases()
            else:
                yield test


class _ClassHolder:
    failureException = AssertionError

    def __init__(self, description):
        self.description = description

    def __str__(self):
        return self.description

    def shortDescription(self):
        return None


def _enter_class(cls, result):
    if getattr(cls, "__unittest_skip__", False):
        return True
    try:
        cls.setUpClass()
    except SkipTest as reason:
        result.addSkip(_ClassHolder(f"setUpClass ({_name_of(cls)})"), str(reason))
    except Exception:
        result.addError(_ClassHolder(f"setUpClass ({_name_of(cls)})"), sys.exc_info())
    else:
        return True
    return False


def _leave_class(cls, result):
    if cls is None or getattr(cls, "__unittest_skip__", False):
        return
    try:
        cls.tearDownClass()
        cls.doClassCleanups()
    except Exception:
        result.addError(_ClassHolder(f"tearDownClass ({_name_of(cls)})"), sys.exc_info())


def _name_of(cls):
    return f"{cls.__module__}.{cls.__qualname__}"


class _Raises:
    def __init__(self, case, expected, pattern=None, msg=None):
        self.case = case
        self.expected = expected
        self.pattern = pattern
        self.msg = msg

    def __enter__(self):
        return self

    def __exit__(self, kind, error, tb):
        if kind is None:
            names = self.expected.__name__ if isinstance(self.expected, type) else str(self.expected)
            self.case.fail(self.case._formatMessage(self.msg, f"{names} not raised"))
        if not issubclass(kind, self.expected):
            return False
        self.exception = error
        if self.pattern is not None:
            _check_pattern(self.case, self.pattern, str(error), self.msg)
        return True


def _check_pattern(case, pattern, text, msg):
    import re

    pattern = re.compile(pattern) if isinstance(pattern, str) else pattern
    if not pattern.search(text):
        case.fail(case._formatMessage(msg, f'"{pattern.pattern}" does not match "{text}"'))


class _Warns:
    def __init__(self, case, expected, pattern=None):
        self.case = case
        self.expected = expected
        self.pattern = pattern

    def __enter__(self):
        import warnings

        self.catcher = warnings.catch_warnings(record=True)
        self.warnings = self.catcher.__enter__()
        warnings.simplefilter("always")
        return self

    def __exit__(self, kind, error, tb):
        self.catcher.__exit__(kind, error, tb)
        if kind is not None:
            return
        for caught in self.warnings:
            if issubclass(caught.category, self.expected):
                self.warning = caught.message
                if self.pattern is not None:
                    _check_pattern(self.case, self.pattern, str(caught.message), None)
                return
        self.case.fail(f"{self.expected.__name__} not triggered")


class _Logs:
    def __init__(self, case, logger, level, wants_some):
        import logging

        self.case = case
        self.logger = logger if hasattr(logger, "handlers") else logging.getLogger(logger)
        self.level = level or logging.INFO
        self.wants_some = wants_some
        self.records = []
        self.output = []

    def __enter__(self):
        import logging

        owner = self

        class Keeper(logging.Handler):
            def emit(self, record):
                owner.records.append(record)
                owner.output.append(f"{record.levelname}:{record.name}:{record.getMessage()}")

        keeper = Keeper()
        keeper.setLevel(self.level)
        self.saved = (self.logger.handlers, self.logger.level, self.logger.propagate)
        self.logger.handlers = [keeper]
        self.logger.setLevel(self.level)
        self.logger.propagate = False
        return self

    def __exit__(self, kind, error, tb):
        self.logger.handlers, level, self.logger.propagate = self.saved
        self.logger.setLevel(level)
        if kind is not None:
            return
        where = f"on {self.logger.name}" if self.logger.name != "root" else "on root"
        if self.wants_some and not self.records:
            import logging

            name = self.level if isinstance(self.level, str) else logging.getLevelName(self.level)
            self.case.fail(f"no logs of level {name} or higher triggered {where}")
        if not self.wants_some and self.records:
            self.case.fail(f"Unexpected logs found: {self.output!r}")


class _SubTest:
    failureException = AssertionError

    def __init__(self, case, message, params):
        self.case = case
        parts = [f"[{message}]"] if message is not None else []
        if params:
            parts.append("(" + ", ".join([f"{name}={value!r}" for name, value in params.items()]) + ")")
        self.parts = " ".join(parts) or "(<subtest>)"

    def id(self):
        return f"{self.case.id()} {self.parts}"

    def __str__(self):
        return f"{self.case} {self.parts}"

    def shortDescription(self):
        return self.case.shortDescription()

    def __enter__(self):
        return self

    def __exit__(self, kind, error, tb):
        if kind is None or issubclass(kind, (SkipTest, KeyboardInterrupt, SystemExit)):
            return False
        self.case._has_failed_part = True
        self.case._result.addSubTest(self.case, self, (kind, error, tb))
        return True


class TestCase:
    failureException = AssertionError
    longMessage = True
    maxDiff = 640
    _class_cleanups = []

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._cleanups = []
        method = getattr(self, methodName, None)
        if method is None and methodName != "runTest":
            raise ValueError(f"no such test method in {type(self)}: {methodName}")
        self._testMethodDoc = getattr(method, "__doc__", None)

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        if "_class_cleanups" not in cls.__dict__:
            cls._class_cleanups = []
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def doClassCleanups(cls):
        while cls.__dict__.get("_class_cleanups"):
            function, args, kwargs = cls._class_cleanups.pop()
            function(*args, **kwargs)

    def countTestCases(self):
        return 1

    def id(self):
        return f"{_name_of(type(self))}.{self._testMethodName}"

    def __str__(self):
        return f"{self._testMethodName} ({self.id()})"

    def __repr__(self):
        return f"<{_name_of(type(self))} testMethod={self._testMethodName}>"

    def shortDescription(self):
        return self._testMethodDoc.strip().split("\n")[0].strip() if self._testMethodDoc else None

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        result = cm.__enter__()
        self.addCleanup(cm.__exit__, None, None, None)
        return result

    def skipTest(self, reason):
        raise SkipTest(reason)

    def subTest(self, msg=None, **params):
        return _SubTest(self, msg, params)

    def fail(self, msg=None):
        raise self.failureException(msg)

    def __call__(self, result=None):
        return self.run(result)

    def debug(self):
        self.setUp()
        getattr(self, self._testMethodName)()
        self.tearDown()
        self.doCleanups()

    def doCleanups(self):
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            self._call_cleanup(function, *args, **kwargs)

    def run(self, result=None):
        result = result if result is not None else TestResult()
        self._result = result
        self._has_failed_part = False
        result.startTest(self)
        try:
            skipped = [thing for thing in (type(self), getattr(self, self._testMethodName)) if getattr(thing, "__unittest_skip__", False)]
            if skipped:
                result.addSkip(self, skipped[0].__unittest_skip_why__)
            else:
                self._run_steps(result)
        finally:
            result.stopTest(self)
        return result

    def _run_steps(self, result):
        method = getattr(self, self._testMethodName)
        is_failure_expected = getattr(method, "__unittest_expecting_failure__", False)
        is_good = self._step(result, self._call_setup, is_failure_expected)
        if is_good:
            is_good = self._step(result, lambda: self._call_test(method), is_failure_expected)
            is_good = self._step(result, self._call_teardown, False) and is_good
        is_good = self._step(result, self.doCleanups, False) and is_good
        if is_good and not self._has_failed_part:
            if is_failure_expected:
                result.addUnexpectedSuccess(self)
            else:
                result.addSuccess(self)
        if result.failfast and not result.wasSuccessful():
            result.stop()

    def _step(self, result, work, is_failure_expected):
        try:
            work()
            return True
        except KeyboardInterrupt:
            raise
        except SkipTest as reason:
            result.addSkip(self, str(reason))
        except self.failureException:
            if is_failure_expected:
                result.addExpectedFailure(self, sys.exc_info())
            else:
                result.addFailure(self, sys.exc_info())
        except Exception:
            if is_failure_expected:
                result.addExpectedFailure(self, sys.exc_info())
            else:
                result.addError(self, sys.exc_info())
        return False

    def _call_setup(self):
        self.setUp()

    def _call_test(self, method):
        if method() is not None:
            import warnings

            warnings.warn(f"It is deprecated to return a value that is not None from a test case ({method})", DeprecationWarning)

    def _call_teardown(self):
        self.tearDown()

    def _call_cleanup(self, function, *args, **kwargs):
        function(*args, **kwargs)

    # --- assertions ---

    def _formatMessage(self, msg, standard):
        return standard if msg is None else f"{standard} : {msg}"

    def _check(self, is_true, msg, standard):
        if not is_true:
            self.fail(self._formatMessage(msg, standard()))

    def assertTrue(self, expr, msg=None):
        self._check(expr, msg, lambda: f"{_short(expr)} is not true")

    def assertFalse(self, expr, msg=None):
        self._check(not expr, msg, lambda: f"{_short(expr)} is not false")

    def assertEqual(self, first, second, msg=None):
        if not first == second:
            self.fail(self._formatMessage(msg, _difference(first, second)))

    def assertNotEqual(self, first, second, msg=None):
        self._check(first != second, msg, lambda: f"{_short(first)} == {_short(second)}")

    assertListEqual = assertTupleEqual = assertDictEqual = assertSetEqual = assertSequenceEqual = assertMultiLineEqual = assertEqual

    def assertIs(self, first, second, msg=None):
        self._check(first is second, msg, lambda: f"{_short(first)} is not {_short(second)}")

    def assertIsNot(self, first, second, msg=None):
        self._check(first is not second, msg, lambda: f"unexpectedly identical: {_short(first)}")

    def assertIsNone(self, obj, msg=None):
        self._check(obj is None, msg, lambda: f"{_short(obj)} is not None")

    def assertIsNotNone(self, obj, msg=None):
        self._check(obj is not None, msg, lambda: "unexpectedly None")

    def assertIn(self, member, container, msg=None):
        self._check(member in container, msg, lambda: f"{_short(member)} not found in {_short(container)}")

    def assertNotIn(self, member, container, msg=None):
        self._check(member not in container, msg, lambda: f"{_short(member)} unexpectedly found in {_short(container)}")

    def assertIsInstance(self, obj, cls, msg=None):
        self._check(isinstance(obj, cls), msg, lambda: f"{_short(obj)} is not an instance of {cls!r}")

    def assertNotIsInstance(self, obj, cls, msg=None):
        self._check(not isinstance(obj, cls), msg, lambda: f"{_short(obj)} is an instance of {cls!r}")

    def assertLess(self, a, b, msg=None):
        self._check(a < b, msg, lambda: f"{_short(a)} not less than {_short(b)}")

    def assertLessEqual(self, a, b, msg=None):
        self._check(a <= b, msg, lambda: f"{_short(a)} not less than or equal to {_short(b)}")

    def assertGreater(self, a, b, msg=None):
        self._check(a > b, msg, lambda: f"{_short(a)} not greater than {_short(b)}")

    def assertGreaterEqual(self, a, b, msg=None):
        self._check(a >= b, msg, lambda: f"{_short(a)} not greater than or equal to {_short(b)}")

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        if places is not None and delta is not None:
            raise TypeError("specify delta or places not both")
        apart = abs(first - second)
        if delta is not None:
            limit, is_near = f"{_short(delta)} delta", apart <= delta
        else:
            places = 7 if places is None else places
            limit, is_near = f"{places!r} places", round(apart, places) == 0
        self._check(is_near, msg, lambda: f"{_short(first)} != {_short(second)} within {limit} ({_short(apart)} difference)")

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        apart = abs(first - second)
        is_far = apart > delta if delta is not None else round(apart, 7 if places is None else places) != 0
        within = f"{_short(delta)} delta" if delta is not None else f"{7 if places is None else places!r} places"
        self._check(first != second and is_far, msg, lambda: f"{_short(first)} == {_short(second)} within {within}")

    def assertCountEqual(self, first, second, msg=None):
        left, right = list(first), list(second)
        for item in list(left):
            if item in right:
                left.remove(item)
                right.remove(item)
        self._check(not left and not right, msg, lambda: f"Element counts were not equal: only in the first {left}, only in the second {right}")

    def assertRegex(self, text, expected_regex, msg=None):
        import re

        pattern = re.compile(expected_regex) if isinstance(expected_regex, str) else expected_regex
        self._check(pattern.search(text), msg, lambda: f"Regex didn't match: {pattern.pattern!r} not found in {text!r}")

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        import re

        found = re.search(unexpected_regex, text)
        self._check(not found, msg, lambda: f"Regex matched: {found[0]!r} matches {unexpected_regex!r} in {text!r}")

    def assertRaises(self, expected_exception, *args, **kwargs):
        return self._raises(_Raises(self, expected_exception, None, kwargs.pop("msg", None) if not args else None), args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        return self._raises(_Raises(self, expected_exception, expected_regex), args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return self._raises(_Warns(self, expected_warning), args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        return self._raises(_Warns(self, expected_warning, expected_regex), args, kwargs)

    def _raises(self, context, args, kwargs):
        if not args:
            return context
        with context:
            args[0](*args[1:], **kwargs)

    def assertLogs(self, logger=None, level=None):
        return _Logs(self, logger, level, True)

    def assertNoLogs(self, logger=None, level=None):
        return _Logs(self, logger, level, False)

    assertEquals = assertEqual
    assert_ = assertTrue


class IsolatedAsyncioTestCase(TestCase):
    """Every test on a loop of its own; what is called for it may await."""

    async def asyncSetUp(self):
        pass

    async def asyncTearDown(self):
        pass

    def addAsyncCleanup(self, function, /, *args, **kwargs):
        self.addCleanup(function, *args, **kwargs)

    async def enterAsyncContext(self, cm):
        result = await cm.__aenter__()
        self.addAsyncCleanup(cm.__aexit__, None, None, None)
        return result

    def run(self, result=None):
        import asyncio

        self._runner = asyncio.Runner(debug=True)
        try:
            return super().run(result)
        finally:
            self._runner.close()

    def _await(self, function, *args, **kwargs):
        async def called():
            made = function(*args, **kwargs)
            if hasattr(made, "__await__"):
                made = await made
            return made

        return self._runner.run(called())

    def _call_setup(self):
        self._await(self.setUp)
        self._await(self.asyncSetUp)

    def _call_test(self, method):
        self._await(method)

    def _call_teardown(self):
        self._await(self.asyncTearDown)
        self._await(self.tearDown)

    def _call_cleanup(self, function, *args, **kwargs):
        self._await(function, *args, **kwargs)


class FunctionTestCase(TestCase):
    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        self.runTest = testFunc
        super().__init__()
        if setUp:
            self.setUp = setUp
        if tearDown:
            self.tearDown = tearDown


def _short(value):
    text = repr(value)
    return text if len(text) <= 1500 else text[:1500] + " [truncated]..."


def _difference(first, second):
    line = f"{_short(first)} != {_short(second)}"
    kind = type(first)
    if kind is not type(second):
        return line
    if kind in (list, tuple):
        return _sequence_difference(first, second, line, "Lists" if kind is list else "Tuples")
    if kind is set or kind is frozenset:
        parts = []
        for name, items in (("first", first - second), ("second", second - first)):
            if items:
                parts.append(f"Items in the {name} set but not the {'second' if name == 'first' else 'first'}:\n" + "\n".join([repr(item) for item in items]))
        return "\n".join(parts)
    if kind is dict:
        return f"{line}\n- {first!r}\n+ {second!r}"
    if kind is str:
        return f"{line}\n- {first}\n+ {second}\n"
    return line


def _sequence_difference(first, second, line, name):
    text = f"{name} differ: {line}\n"
    for at, (a, b) in enumerate(zip(first, second)):
        if a != b:
            text += f"\nFirst differing element {at}:\n{_short(a)}\n{_short(b)}\n"
            break
    if len(first) != len(second):
        which, longer = ("First", first) if len(first) > len(second) else ("Second", second)
        least = min(len(first), len(second))
        kind = "list" if name == "Lists" else "tuple"
        text += f"\n{which} {kind} contains {abs(len(first) - len(second))} additional elements.\nFirst extra element {least}:\n{_short(longer[least])}\n"
    return f"{text}\n- {first!r}\n+ {second!r}"


class TestLoader:
    testMethodPrefix = "test"
    suiteClass = TestSuite

    def getTestCaseNames(self, testCaseClass):
        return sorted([name for name in dir(testCaseClass) if name.startswith(self.testMethodPrefix) and callable(getattr(testCaseClass, name))])

    def loadTestsFromTestCase(self, testCaseClass):
        names = self.getTestCaseNames(testCaseClass)
        if not names and hasattr(testCaseClass, "runTest"):
            names = ["runTest"]
        return self.suiteClass([testCaseClass(name) for name in names])

    def loadTestsFromModule(self, module, *, pattern=None):
        found = []
        for name in sorted(vars(module)):
            value = getattr(module, name)
            if isinstance(value, type) and issubclass(value, TestCase) and value not in (TestCase, IsolatedAsyncioTestCase, FunctionTestCase):
                found.append(self.loadTestsFromTestCase(value))
        return self.suiteClass(found)

    def loadTestsFromName(self, name, module=None):
        value = module
        for part in name.split("."):
            owner, value = value, getattr(value, part)
        if isinstance(value, type):
            return self.loadTestsFromTestCase(value)
        return self.suiteClass([owner(part)])

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])


defaultTestLoader = TestLoader()


class TestProgram:
    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None, testLoader=defaultTestLoader, exit=True, verbosity=1, failfast=None, catchbreak=None, buffer=None, warnings=None, *, tb_locals=False):
        argv = sys.argv if argv is None else argv
        names = []
        for argument in argv[1:]:
            if argument in ("-v", "--verbose"):
                verbosity = 2
            elif argument in ("-q", "--quiet"):
                verbosity = 0
            elif argument in ("-f", "--failfast"):
                failfast = True
            elif not argument.startswith("-"):
                names.append(argument)
        owner = sys.modules[module] if isinstance(module, str) else module
        if isinstance(defaultTest, str):
            defaultTest = [defaultTest]
        names = names or defaultTest
        test = testLoader.loadTestsFromNames(names, owner) if names else testLoader.loadTestsFromModule(owner)
        runner = testRunner or TextTestRunner
        if isinstance(runner, type):
            runner = runner(verbosity=verbosity, failfast=bool(failfast))
        self.result = runner.run(test)
        if exit:
            sys.exit(not self.result.wasSuccessful())


main = TestProgram


def makeSuite(testCaseClass, prefix="test"):
    return defaultTestLoader.loadTestsFromTestCase(testCaseClass)
