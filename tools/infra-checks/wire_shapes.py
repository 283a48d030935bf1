"""Values held against the shapes of a service's model."""

import re
from datetime import datetime

NUMBERS = {"integer": int, "long": int, "float": float, "double": float}


class Check:
    """Walks values along shapes; `stamps` says how instants are written."""

    def __init__(self, stamps):
        self.stamps = stamps
        self.faults = []

    def fault(self, path, what):
        self.faults.append(f"{path}: {what}")

    def value(self, value, shape, path):
        kind = shape.type_name
        if getattr(shape, "is_document_type", False):
            return
        if kind == "structure":
            self.structure(value, shape, path)
        elif kind == "list":
            if self.is_a(value, list, path):
                self.size(len(value), shape, path, "items")
                for index, item in enumerate(value):
                    self.value(item, shape.member, f"{path}[{index}]")
        elif kind == "map":
            if self.is_a(value, dict, path):
                self.size(len(value), shape, path, "entries")
                for key, item in value.items():
                    self.value(key, shape.key, f"{path}.{key}")
                    self.value(item, shape.value, f"{path}.{key}")
        elif kind == "timestamp":
            self.instant(value, path)
        elif kind == "boolean":
            self.is_a(value, bool, path)
        elif kind in NUMBERS:
            if isinstance(value, bool) or not isinstance(value, (int, NUMBERS[kind])):
                self.fault(path, f"{value!r} is no {kind}")
            else:
                self.size(value, shape, path, "")
        elif self.is_a(value, str, path):
            self.text(value, shape, path)

    def structure(self, value, shape, path):
        if not self.is_a(value, dict, path):
            return
        for name in shape.required_members:
            if value.get(name) is None:
                self.fault(path, f"lacks {name}")
        for name, item in value.items():
            member = shape.members.get(name)
            if member is None:
                self.fault(path, f"unknown member {name}")
            elif item is not None:
                self.value(item, member, f"{path}.{name}")
        if getattr(shape, "is_tagged_union", False) and len(value) != 1:
            self.fault(path, f"is a union with {len(value)} members")

    def text(self, value, shape, path):
        self.size(len(value), shape, path, "characters")
        limits = shape.metadata
        if limits.get("enum") and value not in limits["enum"]:
            self.fault(path, f"{value!r} is none of {', '.join(limits['enum'])}")
        try:
            pattern = re.compile(limits.get("pattern", r"(?s).*"))
        except re.error:
            # Java's classes such as \p{L}, which Python has not.
            return
        if not pattern.fullmatch(value):
            self.fault(path, f"{value!r} does not match {limits['pattern']}")

    def size(self, size, shape, path, what):
        limits = shape.metadata
        if "min" in limits and size < limits["min"]:
            self.fault(path, f"{size} {what} are fewer than {limits['min']}")
        if "max" in limits and size > limits["max"]:
            self.fault(path, f"{size} {what} are more than {limits['max']}")

    def instant(self, value, path):
        if self.stamps == "number":
            if isinstance(value, bool) or not isinstance(value, (int, float)):
                self.fault(path, f"{value!r} is no number of seconds")
            elif not 0 <= value < 1e11:
                self.fault(path, f"{value} are no seconds since 1970")
        elif not isinstance(value, datetime):
            self.fault(path, f"{value!r} is no instant")

    def is_a(self, value, kind, path):
        if isinstance(value, kind):
            return True
        self.fault(path, f"{value!r} is no {kind.__name__}")
        return False
