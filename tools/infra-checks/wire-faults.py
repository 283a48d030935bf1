"""What AWS's own model of a service says against calls as they went over the wire. Reads {service, calls} from stdin."""

import json
import re
import sys
import xml.etree.ElementTree as ElementTree
from urllib.parse import parse_qsl, unquote, urlsplit

from botocore import parsers
from botocore.session import get_session

from wire_shapes import Check
from wire_texts import from_query, from_xml, local_name

# What any operation may answer, besides the errors that its model names.
COMMON_ERRORS = set("""
AccessDenied AccessDeniedException ExpiredToken ExpiredTokenException IncompleteSignature InternalFailure
InvalidClientTokenId InvalidSignatureException InternalServerError NotAuthorized OptInRequired RequestExpired
RequestTimeTooSkewed SerializationException ServiceUnavailable ServiceUnavailableException SignatureDoesNotMatch
Throttling ThrottlingException UnknownOperationException UnrecognizedClientException ValidationError
ValidationException
""".split())


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
