"""No class of the package is a heap: methods are counted with those a class inherits from others of ours."""

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import reader

MOST = 30


def classes() -> Iterator[type]:
    """Every class of the package."""
    for module in pkgutil.walk_packages(reader.__path__, "reader."):
        if not module.name.endswith("__main__"):
            found = importlib.import_module(module.name)
            yield from (one for one in vars(found).values() if inspect.isclass(one) and one.__module__ == module.name)


def methods(kind: type) -> set[str]:
    """Names of the methods and properties a class has, its own and those of our classes it is made from."""
    ours = [one for one in kind.__mro__ if one.__module__.startswith("reader.")]
    wanted = (property, classmethod, staticmethod)
    return {
        name
        for one in ours
        for name, value in vars(one).items()
        if isinstance(value, wanted) or inspect.isfunction(inspect.unwrap(value) if callable(value) else value)
    }


def test_no_class_has_more_methods_than_one_can_keep_in_mind() -> None:
    sizes = {f"{one.__module__}.{one.__qualname__}": len(methods(one)) for one in classes()}
    assert len(sizes) > 250
    assert {name: size for name, size in sizes.items() if size > MOST} == {}


def test_no_method_is_left_to_those_who_inherit_it() -> None:
    left = [
        f"{path}:{node.lineno}"
        for path in Path(reader.__path__[0]).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Raise) and "NotImplementedError" in ast.unparse(node)
    ]
    assert left == []
