"""What schemathesis makes of Rapport's own scalars, and what it looks for in an answer."""

import re

import graphql
import schemathesis
from hypothesis import strategies
from schemathesis.graphql import nodes

DAYS = ["2022-02-07", "2022-02", "2022", "2022-02-07/2022-03-01", "../2022", "2022?", "20XX", "..", "2022-13", ""]

days = strategies.one_of(strategies.sampled_from(DAYS), strategies.dates().map(str), strategies.text(max_size=12))
schemathesis.graphql.scalar("EdtfDate", days.map(nodes.String))


def object_of(fields):
    """An object in a document, of values by their names."""
    named = [graphql.ObjectFieldNode(name=graphql.NameNode(value=name), value=value) for name, value in fields.items()]
    return nodes.Object(named)


keys = strategies.sampled_from(["type", "key", "name", "title", "from", "participants", "note"])
leaves = strategies.one_of(strategies.text(max_size=20), strategies.sampled_from(["person", "event", "hub"])).map(nodes.String)
values = strategies.recursive(
    leaves,
    lambda inner: strategies.one_of(
        strategies.lists(inner, max_size=3).map(nodes.List),
        strategies.dictionaries(keys, inner, max_size=4).map(object_of),
    ),
    max_leaves=8,
)
schemathesis.graphql.scalar("JSON", values)

INTERNAL = re.compile(r"panicked|could not answer|server's log|internal error|cannot be written as JSON", re.IGNORECASE)


@schemathesis.check
def no_fault_of_the_server(ctx, response, case):
    """An error that says what was wrong with the question is none; schemathesis takes every answer without data for one."""
    if response.status_code == 503 and "retry-after" in response.headers:
        return
    assert response.status_code < 500, f"{response.status_code}: {response.text[:300]}"
    answer = response.json()
    assert set(answer) <= {"data", "errors", "extensions"}, f"the answer has {set(answer)}"
    assert "data" in answer or answer.get("errors"), "the answer has neither data nor errors"
    assert response.status_code < 400 or "data" not in answer, f"{response.status_code} with data"
    for error in answer.get("errors", []):
        assert not INTERNAL.search(error["message"]), f"an internal error: {error['message'][:300]}"
