"""What AWS's own model of a service says against calls as they went over the wire. Reads {service, calls} from stdin."""

import json
import re
import sys
import xml.etree.ElementTree as ElementTree
from datetime import datetime
from urllib.parse import parse_qsl, unquote, urlsplit

from botocore import parsers
from botocore.session import get_session

# What any operation may answer, besides the errors that its model names.
COMMON_ERRORS = set("""
AccessDenied AccessDeniedException ExpiredToken ExpiredTokenException IncompleteSignature InternalFailure
InvalidClientTokenId InvalidSignatureException InternalServerError NotAuthorized OptInRequired RequestExpired
RequestTimeTooSkewed SerializationException ServiceUnavailable ServiceUnavailableException SignatureDoesNotMatch
Throttling ThrottlingException UnknownOperationException UnrecognizedClientException ValidationError
ValidationException
""".split())
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


def error_fault(code, operation, path):
    known = {shape.metadata.get("error", {}).get("code", shape.name) for shape in operation.error_shapes}
    known |= {shape.name for shape in operation.error_shapes}
    return [] if code in known | COMMON_ERRORS else [f"{path}: {code!r} is no error of it"]


def json_faults(call, operation, service):
    check, name = Check("number"), operation.name
    target = header(call["request"], "x-amz-target")
    # Some clients write the service with its namespace, some without.
    if target is not None and target.split(".")[-2:] != [service.metadata["targetPrefix"].split(".")[-1], name]:
        check.fault(f"{name} request", f"its target is {target}")
    if operation.input_shape is not None:
        check.value(json.loads(call["request"]["body"] or "{}"), operation.input_shape, f"{name} request")
    text = call["response"].get("body") or "{}"
    try:
        body = json.loads(text)
    except ValueError:
        check.fault(f"{name} response", f"is no JSON: {text[:80]!r}")
        return check.faults
    if call["response"]["status"] >= 300:
        code = str(body.get("__type", "")).rpartition("#")[2]
        return check.faults + error_fault(code, operation, f"{name} response")
    if operation.output_shape is not None:
        check.value(body, operation.output_shape, f"{name} response")
    elif body:
        check.fault(f"{name} response", "is to be empty")
    return check.faults


def query_faults(call, operation, service):
    check, name = Check("instant"), operation.name
    form = dict(parse_qsl(call["request"]["body"], keep_blank_values=True))
    for key, due in (("Action", name), ("Version", service.api_version)):
        if form.pop(key, None) != due:
            check.fault(f"{name} request", f"its {key} is not {due}")
    if operation.input_shape is not None:
        value = from_query(form, operation.input_shape, "", check)
        check.value(value, operation.input_shape, f"{name} request")
    for key in form:
        check.fault(f"{name} request", f"unknown member {key}")
    root = xml_of(call, name, check)
    if root is None:
        return check.faults
    if not root.tag.startswith("{" + service.metadata["xmlNamespace"] + "}"):
        check.fault(f"{name} response", f"{root.tag} is not in the namespace {service.metadata['xmlNamespace']}")
    if call["response"]["status"] >= 300:
        code = next((each.text for each in root.iter() if local_name(each) == "Code"), None)
        return check.faults + error_fault(code, operation, f"{name} response")
    if local_name(root) != f"{name}Response":
        check.fault(f"{name} response", f"begins with {local_name(root)}")
    if operation.output_shape is not None:
        wrapper = operation.output_shape.serialization.get("resultWrapper")
        result = root if wrapper is None else next((each for each in root if local_name(each) == wrapper), None)
        if result is None:
            check.fault(f"{name} response", f"lacks {wrapper}")
        else:
            check.value(from_xml(result, operation.output_shape, f"{name} response", check), operation.output_shape, f"{name} response")
    return check.faults + parser_faults(call, operation, "query")


def rest_xml_faults(call, operation, service):
    check, name = Check("instant"), operation.name
    http, url = operation.http, urlsplit(call["request"]["path"])
    if call["request"]["method"] != http["method"]:
        check.fault(f"{name} request", f"its method is not {http['method']}")
    template = re.sub(r"\\\{(\w+)\\\+\\\}|\\\{(\w+)\\\}", lambda one: "(.+)" if one[1] else "([^/]+)", re.escape(http["requestUri"].partition("?")[0]))
    if not re.fullmatch(template + "/?", unquote(url.path)):
        check.fault(f"{name} request", f"its path is not {http['requestUri']}")
    known = {member.serialization["name"] for member in operation.input_shape.members.values() if member.serialization.get("location") == "querystring"}
    known |= {key for key, _ in parse_qsl(http["requestUri"].partition("?")[2], keep_blank_values=True)}
    for key, _ in parse_qsl(url.query, keep_blank_values=True):
        if key not in known | {"x-id"}:
            check.fault(f"{name} request", f"unknown member {key}")
    if call["response"]["status"] >= 300 or operation.output_shape is None:
        return check.faults
    shape = operation.output_shape
    payload = shape.serialization.get("payload")
    inner = shape.members[payload] if payload else shape
    if inner.type_name == "structure" and (call["response"].get("body") or payload):
        root = xml_of(call, name, check)
        if root is not None:
            value = from_xml(root, inner, f"{name} response", check)
            check.value(value, inner, f"{name} response")
    return check.faults + parser_faults(call, operation, "rest-xml")


def xml_of(call, name, check):
    text = call["response"].get("body") or ""
    try:
        return ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        check.fault(f"{name} response", f"is no XML: {error}: {text[:80]!r}")
        return None


def parser_faults(call, operation, protocol):
    """What botocore's own parser makes of it, as a client would."""
    response = call["response"]
    raw = {"status_code": response["status"], "headers": response.get("headers") or {}, "body": (response.get("body") or "").encode()}
    try:
        parsers.create_parser(protocol).parse(raw, operation.output_shape)
    except parsers.ResponseParserError as error:
        return [f"{operation.name} response: {error}"]
    return []


def header(message, name):
    return next((value for key, value in (message.get("headers") or {}).items() if key.lower() == name), None)


def main():
    asked = json.load(sys.stdin)
    service = get_session().get_service_model(asked["service"])
    by_protocol = {"json": json_faults, "query": query_faults, "rest-xml": rest_xml_faults}[service.metadata["protocol"]]
    faults = []
    for call in asked["calls"]:
        if call["operation"] not in service.operation_names:
            faults.append(f"{call['operation']}: no operation of {asked['service']}")
        else:
            faults += by_protocol(call, service.operation_model(call["operation"]), service)
    json.dump(sorted(set(faults)), sys.stdout)


main()
