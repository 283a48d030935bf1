"""Forms and XML as the values that their shapes say."""

from datetime import datetime

from wire_shapes import NUMBERS


def scalar(text, shape, path, check):
    """A text of a query or of XML, as the value it stands for."""
    kind = shape.type_name
    try:
        if kind in NUMBERS:
            return NUMBERS[kind](text)
        if kind == "boolean":
            return {"true": True, "false": False}[text]
        if kind == "timestamp":
            return datetime.fromisoformat(text.replace("Z", "+00:00"))
    except (KeyError, ValueError):
        check.fault(path, f"{text!r} is no {kind}")
        return None
    return text


def from_query(form, shape, prefix, check):
    """The members of a structure whose keys in a form begin with `prefix`; takes what it reads out of `form`."""
    value = {}
    for name, member in shape.members.items():
        key = prefix + member.serialization.get("name", name)
        found = query_member(form, member, key, check)
        if found is not None:
            value[name] = found
    return value


def query_member(form, shape, key, check):
    kind = shape.type_name
    if kind == "structure":
        return from_query(form, shape, key + ".", check) if has(form, key + ".") else None
    if kind == "list":
        if form.pop(key, None) is not None:
            return []
        stem = key + "." if shape.serialization.get("flattened") else f"{key}.{shape.member.serialization.get('name', 'member')}."
        items = []
        while stem + str(len(items) + 1) in form or has(form, f"{stem}{len(items) + 1}."):
            items.append(query_member(form, shape.member, stem + str(len(items) + 1), check))
        return items or None
    text = form.pop(key, None)
    return None if text is None else scalar(text, shape, key, check)


def has(form, prefix):
    return any(key.startswith(prefix) for key in form)


def local_name(element):
    return element.tag.rpartition("}")[2]


def from_xml(element, shape, path, check):
    """An element as the value that its shape says; elements and texts that the shape does not know are faults."""
    kind = shape.type_name
    if kind == "list":
        for child in element:
            if local_name(child) != shape.member.serialization.get("name", "member"):
                check.fault(path, f"unknown element {local_name(child)}")
        return [from_xml(child, shape.member, f"{path}[{index}]", check) for index, child in enumerate(element)]
    if kind == "map":
        name = lambda part, fallback: part.serialization.get("name", fallback)
        texts = [{local_name(part): part for part in entry} for entry in element]
        return {
            entry[name(shape.key, "key")].text: from_xml(entry[name(shape.value, "value")], shape.value, path, check)
            for entry in texts
        }
    if kind != "structure":
        if len(element):
            check.fault(path, "holds elements where a text is due")
        return scalar(element.text or "", shape, path, check)
    names = {
        member.serialization.get("name", flat_name(member) or name): (name, member)
        for name, member in shape.members.items()
    }
    value = {}
    for child in element:
        name, member = names.get(local_name(child), (None, None))
        if member is None:
            check.fault(path, f"unknown element {local_name(child)}")
        elif member.serialization.get("flattened"):
            value.setdefault(name, []).append(from_xml(child, member.member, f"{path}.{name}", check))
        else:
            value[name] = from_xml(child, member, f"{path}.{name}", check)
    return value


def flat_name(member):
    return member.serialization.get("flattened") and member.type_name == "list" and member.member.serialization.get("name")
