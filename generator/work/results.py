"""Results of steps, kept by what went into them: the step, what it was told, and what it read.

A step is a function of its module that gives the same for the same arguments and files. What it
reads is noted where it is read (`reads`), so that no step declares what it depends on. Kept are
the results that the next build can use again: while no program file has changed, for the same
arguments, as long as the files that were read are as they were.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any, Generic, Protocol, TypeVar, TypeVarTuple, get_args, get_type_hints

import msgspec

from generator.work.file import File
from generator.work.kept import digest, keep, kept_path, kept_whole
from generator.work.parallel import mapped
from generator.work.reads import Reads, gathered, note, now

T = TypeVar("T")
Ts = TypeVarTuple("Ts")
V = TypeVar("V")

Files = Mapping[str, str | bytes]
"""The contents of files by their names."""


class Aside(Generic[T]):
    """What a step is told that its result does not depend on, or only by what it then reads.

    What it says of a mistake may: mistakes are not kept.
    """

    def __init__(self, told: T) -> None:
        self.told = told


@dataclass(frozen=True)
class Known:
    """What a build goes by: the SHA-256 of the files that there are, by their paths, the folders
    that these lie in, by what they are called in what is kept, and a digest of the program."""

    sums: dict[str, str]
    folders: Mapping[str, str]
    program: str
    earlier: Mapping[str, File]  # the files of the last build, by their SHA-256

    def shortened(self, reads: Mapping[str, str]) -> Reads:
        """The reads by names that are the same wherever the folders lie."""
        return {self._named(path): sum for path, sum in reads.items()}

    def full(self, name: str) -> str:
        """The path of a shortened name."""
        first, _, rest = name.partition(os.sep)
        return os.path.join(self.folders[first], rest) if first in self.folders else name

    def _named(self, path: str) -> str:
        for name, folder in self.folders.items():
            if path.startswith(folder + os.sep):
                return name + path[len(folder) :]
        return path


class Noted(Mapping[str, V]):
    """Things by their names, in which a step may look: what it looks up, and what it does not
    find, counts as read. `what` they are is told apart from other things, `sum` stands for one."""

    def __init__(self, what: str, things: Mapping[str, V], sum: Callable[[V], str]) -> None:
        self._what, self._things, self._sum = what, things, sum

    def __getitem__(self, name: str) -> V:
        known = name in self._things
        note({self._path(name): self._sum(self._things[name]) if known else ""})
        return self._things[name]

    def __iter__(self) -> Iterator[str]:
        raise TypeError(f"a step may look up {self._what}, not go through all")

    def __len__(self) -> int:
        raise TypeError(f"a step may look up {self._what}, not count them")

    @property
    def sums(self) -> dict[str, str]:
        """What would be noted of each."""
        return {self._path(name): self._sum(thing) for name, thing in self._things.items()}

    def _path(self, name: str) -> str:
        return f"{self._what}:/{name}"


_known: ContextVar[Known | None] = ContextVar("known", default=None)


@contextmanager
def knowing(known: Known | None) -> Iterator[None]:
    """In here results are kept, and used again."""
    token = _known.set(known)
    try:
        yield
    finally:
        _known.reset(token)


def now_known(things: Noted[V]) -> None:
    """Says what steps find from here on where they look up such things."""
    if known := _known.get():
        known.sums.update(things.sums)


def lent_file(path: str) -> File:
    """The author's file at that path: as the last build has put it in its place, where it has.

    Raises OSError where none can be read."""
    known = _known.get()
    sum = known.sums.get(path, "") if known else ""
    if known and sum in known.earlier:
        return known.earlier[sum]
    return File(sum, path=path, lent=True) if sum else replace(File.at(path), lent=True)


class Kept(msgspec.Struct, array_like=True):
    """A result as it lies in the cache."""

    reads: dict[str, str]
    value: msgspec.Raw


def result(step: Callable[[*Ts], T], *told: *Ts) -> T:
    """What the step gives for these arguments, now or in an earlier build."""
    return results(step, [told])[0]


def results(step: Callable[[*Ts], T], told: Sequence[tuple[*Ts]]) -> list[T]:
    """What the step gives for each of these; what must be made is made on all processors.

    A step is told, and gives, what JSON could hold: texts, numbers, lists, dataclasses of such.
    """
    return _results(step, told, _Values(_function(step)))


def file_results(
    step: Callable[[*Ts], tuple[Files, T]], told: Sequence[tuple[*Ts]]
) -> list[tuple[dict[str, File], T]]:
    """The files that the step makes of each of these, by their names, and what it tells of them;
    as `results`.

    Not what is in the files is kept but its digest: they lie in the output of the last build, or
    are made anew.
    """

    def made(*args: *Ts) -> tuple[dict[str, File], T]:
        files, value = step(*args)
        return {name: File.of(content) for name, content in files.items()}, value

    known = _known.get()
    return _results(step, told, _WithFiles(_function(step), known.earlier if known else {}), made)


class _Form(Protocol[T]):
    """How results of a kind are kept and sent between processes."""

    def encoded(self, value: T) -> bytes: ...

    def decoded(self, data: bytes) -> T | None:
        """None where it cannot be had again."""

    def sent(self, value: T, encoded: bytes) -> object: ...

    def received(self, sent: Any) -> T: ...


class _Values(Generic[T]):
    """Results that are kept whole; one that has just been made is what will be found again."""

    def __init__(self, function: Callable[..., T]) -> None:
        self._decoder = _decoder(function)

    def encoded(self, value: T) -> bytes:
        return _encoder.encode(value)

    def decoded(self, data: bytes) -> T | None:
        value: T = self._decoder.decode(data)
        return value

    def sent(self, value: T, encoded: bytes) -> object:
        return encoded

    def received(self, sent: Any) -> T:
        value: T = self._decoder.decode(sent)
        return value


class _WithFiles(Generic[T]):
    """Results with files; where the earlier ones of these lie is told by their digests."""

    def __init__(self, function: Callable[..., tuple[Files, T]], earlier: Mapping[str, File]):
        self._decoder = _decoder(function, 1)
        self._earlier = earlier

    def encoded(self, value: tuple[dict[str, File], T]) -> bytes:
        files, told = value
        sums = {name: file.sum for name, file in files.items()}
        return _encoder.encode((sums, _encoder.encode(told)))

    def decoded(self, data: bytes) -> tuple[dict[str, File], T] | None:
        sums, told = _with_files.decode(data)
        if not self._earlier.keys() >= set(sums.values()):
            return None
        return {name: self._earlier[sum] for name, sum in sums.items()}, self._decoder.decode(told)

    def sent(self, value: tuple[dict[str, File], T], encoded: bytes) -> object:
        return value[0], _with_files.decode(encoded)[1]

    def received(self, sent: Any) -> tuple[dict[str, File], T]:
        files, told = sent
        return files, self._decoder.decode(told)


def _results(
    step: Callable[..., Any],
    told: Sequence[tuple[Any, ...]],
    form: _Form[T],
    make: Callable[..., T] | None = None,
) -> list[T]:
    known = _known.get()
    paths = list(_paths(step, told, known)) if known else []
    found: list[tuple[Reads, T] | None] = [None] * len(told)
    if known:
        found = [_found(path, known, form) for path in paths]
    missing = [index for index, one in enumerate(found) if one is None]

    def made(index: int) -> tuple[Reads, object]:
        with gathered() as reads:
            value = (make or step)(*told[index])
        encoded = form.encoded(value)
        if known:
            kept = Kept(known.shortened(reads), msgspec.Raw(encoded))
            keep(paths[index], _encoder.encode(kept))
        return reads, form.sent(value, encoded)

    for index, (reads, sent) in zip(missing, mapped(made, missing), strict=True):
        found[index] = reads, form.received(sent)
    values = []
    for reads, value in filter(None, found):
        note(reads)
        values.append(value)
    return values


def _found(path: str, known: Known, form: _Form[T]) -> tuple[Reads, T] | None:
    """Reads and value of a result that is kept, if all that was read is as it was."""
    data = kept_whole(path)
    if data is None:
        return None
    try:
        kept = _entries.decode(data)
        reads = {known.full(name): sum for name, sum in kept.reads.items()}
        if any(now(at, known.sums) != sum for at, sum in reads.items()):
            return None
        value = form.decoded(bytes(kept.value))
    except msgspec.DecodeError:
        return None
    return None if value is None else (reads, value)


def _paths(
    step: Callable[..., object], told: Sequence[tuple[object, ...]], known: Known
) -> Iterator[str]:
    """Where the results of the step for these arguments are kept."""
    function = _function(step)
    bound = (step.args, step.keywords) if isinstance(step, partial) else ()
    name = f"{function.__module__}.{function.__qualname__}"
    all_told = digest(_encoder.encode((known.program, name, bound)))
    for args in told:
        yield kept_path("results", all_told + _encoder.encode(args))


def _function(step: Callable[..., T]) -> Callable[..., T]:
    """The function of a step, without what is bound to it already."""
    return step.func if isinstance(step, partial) else step


@cache
def _decoder(function: Callable[..., Any], part: int | None = None) -> Any:
    """What reads the function's results, by the type that it says it gives, or a part of that."""
    told = get_type_hints(function)["return"]
    return msgspec.msgpack.Decoder(told if part is None else get_args(told)[part])


def _plain(value: object) -> object:
    """What stands for a value that the format has no form for."""
    if isinstance(value, Aside):
        return None
    if isinstance(value, os.PathLike):  # where something lies; what lies there is read
        return os.path.basename(os.fspath(value))
    for kind in (str, float, int):  # markup, and numpy's numbers
        if isinstance(value, kind):
            return kind(value)
    raise TypeError(f"a step is told, or gives, what cannot be kept: {type(value).__name__}")


_encoder = msgspec.msgpack.Encoder(enc_hook=_plain)
_with_files = msgspec.msgpack.Decoder(tuple[dict[str, str], bytes])
_entries = msgspec.msgpack.Decoder(Kept)
