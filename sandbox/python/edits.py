"""Edits the text of a program at the positions of nodes, and leaves everything else as its author wrote it."""

import re
from typing import NamedTuple

_NEWLINE = re.compile(r"\r\n|\r|\n")


class Edit(NamedTuple):
    """Replaces the text between two offsets of the source with `text`."""

    start: int
    end: int
    text: str


class Overlap(Exception):
    """Two edits overlap."""


class Text:
    """A source, and where its nodes stand in it."""

    def __init__(self, source):
        self.source = source
        self._starts = [0, *(match.end() for match in _NEWLINE.finditer(source))]

    def offset(self, line, column):
        """The offset of a position as the ast module gives it: lines from 1, columns in bytes of UTF-8."""
        start = self._starts[line - 1]
        end = self._starts[line] if line < len(self._starts) else len(self.source)
        text = self.source[start:end]
        return start + (column if text.isascii() else len(text.encode()[:column].decode()))

    def start(self, node):
        return self.offset(node.lineno, node.col_offset)

    def end(self, node):
        return self.offset(node.end_lineno, node.end_col_offset)

    def of(self, node):
        return self.source[self.start(node) : self.end(node)]

    def line_start(self, line):
        return self._starts[line - 1]

    # -- edits

    def replace(self, node, text):
        return self.between(self.start(node), self.end(node), text)

    def between(self, start, end, text):
        """Replace a range. Line breaks in it that the text does not have are kept, so that no line moves."""
        missing = len(_NEWLINE.findall(self.source[start:end])) - len(_NEWLINE.findall(text))
        return Edit(start, end, text + "\n" * missing)

    def cut(self, first, last, text):
        """Replace from the first node to the last; only for what is shown, since lines move."""
        return Edit(self.start(first), self.end(last), text)

    def next_line(self, statement, text):
        """A statement more on a line of its own behind another; only for what is shown."""
        line = self.source[self.line_start(statement.lineno) : self.start(statement)]
        return self.after(statement, f"\n{line}{text}" if line.isspace() or not line else f"; {text}")

    def line_before(self, statement, text):
        """A statement more on a line of its own before another; only for what is shown."""
        line = self.source[self.line_start(statement.lineno) : self.start(statement)]
        return self.before(statement, f"{text}\n{line}" if line.isspace() or not line else f"{text}; ")

    def before(self, node, text):
        return Edit(self.start(node), self.start(node), text)

    def after(self, node, text):
        return Edit(self.end(node), self.end(node), text)

    def wrap(self, node, opening, closing=")"):
        return [self.before(node, opening), self.after(node, closing)]

    def find(self, pattern, start):
        """Where a piece of syntax that has no node of its own stands, such as the "in" of a loop."""
        return re.compile(pattern).search(self.source, start)

    def edited(self, edits):
        """The source with all edits made; of several at one place the first given comes first."""
        parts, at = [], 0
        for start, end, text in sorted(edits, key=lambda edit: (edit.start, edit.end)):
            if start < at:
                raise Overlap
            parts += self.source[at:start], text
            at = end
        return "".join(parts) + self.source[at:]
