#!/usr/bin/env python3
"""Opens exported pictures with the programs that they are for, and compares what these find in them.

Usage: check.py DIRECTORY, which holds network.graphml, network.gexf, network.dot, network.mmd, network.cypher,
network.json, network.csv and network-vertices.csv of one and the same picture. Prints a line for each; ends with 1
where one cannot be read, or has other vertices or links than the rest. README.md says what it needs.
"""

import csv
import io
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

import networkx

HERE = Path(__file__).resolve().parent
SVG = "{http://www.w3.org/2000/svg}"
# What XML has no way to write.
FOREIGN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
KINDS_BOTH_WAYS = {"MET", "CO_ATTENDED", "ENGAGED"}


class Wrong(Exception):
    """Something in a file is not as it has to be."""


def expect(holds, message):
    """Says so where something does not hold."""
    if not holds:
        raise Wrong(message)


def held(text):
    """A text as XML and CSV hold it."""
    return FOREIGN.sub("\ufffd", text)


def run(*command):
    """The output of a program that has to succeed."""
    done = subprocess.run(command, capture_output=True, text=True, cwd=HERE)
    expect(done.returncode == 0, done.stderr.strip())
    return done.stdout


def json_graph(file):
    """The names of the vertices by id, and each link as its ends and its kind; what all others are compared with."""
    document = json.loads(file.read_text("utf-8"))
    expect(set(document) == {"graph"}, "there is one graph")
    graph = document["graph"]
    allowed = {"id", "label", "directed", "type", "metadata", "nodes", "edges"}
    expect(set(graph) <= allowed, "the graph has only what the schema has")
    for node in graph["nodes"].values():
        expect(set(node) <= {"label", "metadata"}, f"a node has more than the schema: {node}")
        expect(isinstance(node["label"], str) and isinstance(node["metadata"], dict), f"types of {node}")
    allowed = {"id", "source", "target", "relation", "directed", "label", "metadata"}
    for edge in graph["edges"]:
        expect(set(edge) <= allowed, f"an edge has more than the schema: {edge}")
        texts = [value for key, value in edge.items() if key not in {"directed", "metadata"}]
        expect(all(isinstance(text, str) for text in texts), f"types of {edge}")
        expect(edge["source"] in graph["nodes"] and edge["target"] in graph["nodes"], f"ends of {edge}")
        expect(edge["directed"] == (edge["relation"] not in KINDS_BOTH_WAYS), f"direction of {edge}")
    expect(len({edge["id"] for edge in graph["edges"]}) == len(graph["edges"]), "every edge has its own id")
    names = {key: node["label"] for key, node in graph["nodes"].items()}
    return names, Counter((edge["source"], edge["target"], edge["relation"]) for edge in graph["edges"])


def read(graph):
    """What a graph of NetworkX has in common with the other formats."""
    expect(graph.is_directed(), "it is directed")
    names = {key: node["label"] for key, node in graph.nodes(data=True)}
    links = Counter((source, target, edge["kind"]) for source, target, edge in graph.edges(data=True))
    for *_, edge in graph.edges(data=True):
        expect(edge["mutual"] is (edge["kind"] in KINDS_BOTH_WAYS), f"mutual of {edge}")
        expect(edge["weight"] == int(edge["weight"]) >= 1, f"weight of {edge}")
        expect(isinstance(edge["inferred"], bool), f"inferred of {edge}")
    expect(all(isinstance(node["degree"], int) for _, node in graph.nodes(data=True)), "degrees are numbers")
    return names, links


def graphml(file):
    """Opens it with NetworkX."""
    graph = networkx.read_graphml(file)
    expect(all(node["name"] == node["label"] for _, node in graph.nodes(data=True)), "name and label are one")
    return read(graph)


def gexf(file):
    """Opens it with NetworkX."""
    graph = networkx.read_gexf(file, version="1.3")
    expect(graph.graph["mode"] == "dynamic", "it has days")
    for element in ET.parse(file).iter():
        for end in ("start", "end"):
            day = element.get(end)
            expect(day is None or re.fullmatch(r"\d{4}-\d\d-\d\d", day), f"{end} is a day: {day}")
    return read(graph)


def dot(file):
    """Draws it with Graphviz, and reads the drawing."""
    drawing = ET.fromstring(run("dot", "-Tsvg", str(file)))
    drawn = [group for group in drawing.iter(f"{SVG}g") if group.get("class") in {"node", "edge"}]
    ids = {group.findtext(f"{SVG}title") for group in drawn if group.get("class") == "node"}
    return ids, sum(group.get("class") == "edge" for group in drawn)


def by_node(format):
    """Reads it with check.mjs."""

    def check(file):
        counts = json.loads(run("node", "check.mjs", format, str(file)))
        return counts["vertices"], counts["links"]

    return check


def table(file):
    """The lines of a CSV file, each by the header, without the apostrophes before what would be a formula."""
    text = file.read_bytes().decode("utf-8")
    expect(text.endswith("\r\n"), "its lines end as RFC 4180 has it")
    lines = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    for line in lines:
        expect(None not in line and None not in line.values(), f"it has as many cells as the header: {line}")
        cells = [cell for name, cell in line.items() if name not in {"weight", "degree", "distance"}]
        expect(not any(cell.startswith(tuple("=+-@\t\r")) for cell in cells), f"no cell is a formula: {line}")
    return lines


def bare(cell):
    """A cell without its apostrophe."""
    return re.sub("^'(?=[=+\\-@\t\r\n＝＋－＠])", "", cell)


def links_table(file):
    """One line for each link."""
    lines = table(file)
    expect(all(int(line["weight"]) >= 1 for line in lines), "weights are numbers")
    return None, Counter((line["from"], line["to"], line["kind"]) for line in lines)


def vertices_table(file):
    """One line for each vertex."""
    return {line["id"]: bare(line["name"]) for line in table(file)}, None


def compare(found, names, links):
    """Whether vertices and links, by whatever is known of them, are those of the JSON file. Gives both counts."""
    vertices, edges = found
    if isinstance(vertices, dict):
        wrong = {key: (name, vertices.get(key)) for key, name in names.items() if vertices.get(key) != held(name)}
        expect(not wrong and len(vertices) == len(names), f"other names: {wrong}")
    elif isinstance(vertices, set):
        expect(vertices == set(names), f"other vertices: {vertices ^ set(names)}")
    elif vertices is not None:
        expect(vertices == len(names), f"{vertices} vertices, not {len(names)}")
    if isinstance(edges, Counter):
        expect(edges == links, f"other links: {edges - links} and {links - edges}")
    elif edges is not None:
        expect(edges == links.total(), f"{edges} links, not {links.total()}")
    vertices = len(vertices) if isinstance(vertices, (dict, set)) else vertices
    return vertices, edges.total() if isinstance(edges, Counter) else edges


CHECKS = [
    ("network.graphml", graphml),
    ("network.gexf", gexf),
    ("network.dot", dot),
    ("network.mmd", by_node("mermaid")),
    ("network.cypher", by_node("cypher")),
    ("network.csv", links_table),
    ("network-vertices.csv", vertices_table),
]


def main():
    """Checks every file, also after one that is wrong."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    directory = Path(sys.argv[1]).resolve()
    try:
        names, links = json_graph(directory / "network.json")
    except Exception as error:
        sys.exit(f"network.json: {type(error).__name__}: {error}")
    print(f"network.json: {len(names)} vertices, {links.total()} links")
    failed = False
    for name, check in CHECKS:
        try:
            vertices, edges = compare(check(directory / name), names, links)
        # Whatever a program or a library does not like about a file is what this is here to tell.
        except Exception as error:
            print(f"{name}: {type(error).__name__}: {error}")
            failed = True
            continue
        counts = [f"{vertices} vertices"] * (vertices is not None) + [f"{edges} links"] * (edges is not None)
        print(f"{name}: {', '.join(counts)}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
