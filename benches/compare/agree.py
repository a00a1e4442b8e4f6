#!/usr/bin/env python3
"""Checks that Rapport's answers about the network agree with NetworkX, or igraph where NetworkX is slow.

Run by hand, with networkx, igraph and scipy installed. To prepare it, with an empty database:

    rapport generate --events 10000 record.jsonl
    rapport --database sqlite://agree.db import record.jsonl
    rapport --database sqlite://agree.db export --format csv --projection ties ties.csv
    rapport --database sqlite://agree.db export --format csv --projection ties \\
        --since 2018-01-01 --until 2018-12-31 year.csv
    rapport --database sqlite://agree.db serve --listen 127.0.0.1:8090
    python agree.py --url http://127.0.0.1:8090/graphql ties.csv --period 2018-01-01 2018-12-31 year.csv

Export and server have the same clearance, PUBLIC, and the export is of the whole record, as no --limit is given. A
ranking tells its first 1,000 places; of larger ones these are compared, and that nobody else belongs among them. The
period is optional: its ranking has fewer places. Prints a line for each check, and ends with 1 where one differs.
"""

import argparse
import csv
import http.client
import itertools
import json
import math
import random
import sys
from urllib.parse import urlsplit

import igraph
import networkx

MEASURES = ("DEGREE", "PAGERANK", "BETWEENNESS", "CLOSENESS")
PARTIES = ("organizations", "embassies", "cities", "countries", "positions")
KIND = {"PERSON": "MET", "INSTITUTION": "ENGAGED"}
# Scores are given to 12 digits behind the point; PageRank ends when all together are wrong by less than 7e-10.
CLOSE = 1e-9
# Vertices times links from which on NetworkX takes minutes for betweenness and closeness.
SLOW = 2e7
PAGE = 200
MOST = 1000
TURN = "pageInfo { hasNextPage endCursor }"


class Rapport:
    """A server, asked over one connection that is kept open."""

    def __init__(self, url):
        parts = urlsplit(url)
        self.path = parts.path or "/"
        self.connection = http.client.HTTPConnection(parts.hostname, parts.port or 80, timeout=120)

    def ask(self, query, **variables):
        """The data of an answer. Where there is an error, this ends."""
        body = json.dumps({"query": query, "variables": variables}).encode()
        self.connection.request("POST", self.path, body, {"Content-Type": "application/json"})
        answer = json.loads(self.connection.getresponse().read())
        if "errors" in answer:
            raise SystemExit(f"{query}\n{variables}\n{answer['errors']}")
        return answer["data"]

    def every(self, query, **variables):
        """All nodes or edges of a list called `list`, page by page."""
        after = None
        while True:
            page = self.ask(query, after=after, **variables)
            page = page.get("list") or page["node"]["list"]
            yield from page.get("nodes") or page.get("edges") or ()
            if not page["pageInfo"]["hasNextPage"]:
                return
            after = page["pageInfo"]["endCursor"]

    def party_contacts(self):
        """Whom institutions and positions met, as pairs of ids: these links are in no export of the whole network."""
        met = f"met(first: {PAGE}, after: $met) {{ nodes {{ id }} {TURN} }}"
        of_one = f"list: {met}".replace("$met", "$after")
        node = f"node(id: $id) {{ ... on Party {{ {of_one} }} ... on Position {{ {of_one} }} }}"
        rest = f"query($id: ID!, $after: String) {{ {node} }}"
        for kind in PARTIES:
            one = f"{kind}(first: {PAGE}, after: $after) {{ nodes {{ id {met} }} {TURN} }}"
            lists = f"query($after: String, $met: String) {{ list: {one} }}"
            for party in self.every(lists, met=None):
                contacts = party["met"]["nodes"]
                if party["met"]["pageInfo"]["hasNextPage"]:
                    contacts = self.every(rest, id=party["id"])
                for person in contacts:
                    yield party["id"], person["id"]


def read_ties(file):
    """The graph of persons who met and that of institutions that engaged, each link with its row of the table."""
    graphs = {kind: networkx.Graph() for kind in KIND.values()}
    with open(file, encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            graphs[row["kind"]].add_edge(row["from"], row["to"], weight=int(row["weight"]), row=row)
    return {of: graphs[kind] for of, kind in KIND.items()}


class Checks:
    """What was compared, a line for each."""

    def __init__(self):
        self.failed = False

    def tell(self, what, compared, difference, wrong, note=""):
        """`wrong` lists what differs; the first three of them are shown."""
        self.failed |= bool(wrong) or not compared
        verdict = "DIFFERS" if wrong or not compared else "ok"
        print(f"{what:38} {compared:6,} compared   largest difference {difference:8.2g}   {verdict:7}  {note}".rstrip())
        print("".join(f"    {example}\n" for example in wrong[:3]), end="", flush=True)


def expected_scores(graph, measure):
    """The scores of all, and by which program they are."""
    program = {
        "DEGREE": lambda: dict(graph.degree()),
        "PAGERANK": lambda: networkx.pagerank(graph, alpha=0.85, weight="weight", tol=1e-15, max_iter=1000),
        "BETWEENNESS": lambda: networkx.betweenness_centrality(graph, normalized=True),
        "CLOSENESS": lambda: networkx.closeness_centrality(graph, wf_improved=True),
    }[measure]
    if measure in ("DEGREE", "PAGERANK") or len(graph) * graph.number_of_edges() < SLOW:
        return program(), "NetworkX"
    names = list(graph)
    number = {name: place for place, name in enumerate(names)}
    other = igraph.Graph(len(names), [(number[one], number[two]) for one, two in graph.edges])
    others = len(names) - 1
    if measure == "BETWEENNESS":
        return {name: 2 * score / others / (others - 1) for name, score in zip(names, other.betweenness())}, "igraph"
    # igraph's closeness is 1 over the mean distance to those reached; Wasserman and Faust weigh it by their share.
    scores = {}
    for part in other.connected_components():
        for place, near in zip(part, other.closeness(part, normalized=True)):
            scores[names[place]] = near * (len(part) - 1) / others
    return scores, "igraph"


def check_ranking(checks, rapport, graph, of, measure, period, within):
    """The scores and places of a ranking, and that nobody is missing from it."""
    expected, program = expected_scores(graph, measure)
    query = """query($m: CentralityMeasure!, $of: RankingOf!, $n: Int, $since: Date, $until: Date) {
        ranking(measure: $m, of: $of, first: $n, since: $since, until: $until) { node { id } score rank error } }"""
    found = rapport.ask(query, m=measure, of=of, n=MOST, **period)["ranking"]
    error = max((entry["error"] or 0 for entry in found), default=0)
    allowed, largest, wrong = max(error, CLOSE), 0, []
    for place, entry in enumerate(found):
        name, score = entry["node"]["id"], entry["score"]
        difference = abs(score - expected.get(name, math.inf))
        largest = max(largest, difference)
        before = found[place - 1] if place else {"score": math.inf}
        rank = before["rank"] if before["score"] == score else place + 1
        if difference > allowed or entry["rank"] != rank or before["score"] < score:
            wrong.append(f"{name}: {score}, rank {entry['rank']}; expected {expected.get(name)}, rank {rank}")
    named = {entry["node"]["id"] for entry in found}
    if not len(named) == len(found) == min(MOST, len(expected)):
        wrong.append(f"{len(found)} places, {len(named)} names; expected {min(MOST, len(expected))}")
    for name in expected.keys() - named:
        if found and expected[name] > found[-1]["score"] + allowed:
            wrong.append(f"{name}: {expected[name]} belongs among the first {MOST}")
    note = f"of {len(expected):,}, {program}" + (f", a sample: within {error:.3g}" if error else "")
    checks.tell(f"{measure} of {of}{within}", len(found), largest, wrong, note)


def check_components(checks, rapport, graph, of, period, within):
    """The sizes of components, and who is in each, as far as its members are told."""
    query = """query($of: RankingOf!, $n: Int, $since: Date, $until: Date) {
        components(of: $of, first: $n, since: $since, until: $until) { size members(first: 200) { id } } }"""
    found = rapport.ask(query, of=of, n=MOST, **period)["components"]
    expected = list(networkx.connected_components(graph))
    part_of = {name: place for place, part in enumerate(expected) for name in part}
    sizes = sorted(map(len, expected), reverse=True)[:MOST]
    told = [part["size"] for part in found]
    largest = max((abs(one - two) for one, two in itertools.zip_longest(told, sizes, fillvalue=0)), default=0)
    wrong = [] if told == sizes else [f"sizes {told[:9]}; expected {sizes[:9]}"]
    seen = set()
    for part in found:
        names = {member["id"] for member in part["members"]}
        parts = {part_of.get(name) for name in names}
        if len(parts) != 1 or parts & seen or len(names) != min(PAGE, part["size"]):
            wrong.append(f"members {sorted(names)[:5]} … of a component of {part['size']}")
        elif len(expected[next(iter(parts))]) != part["size"]:
            wrong.append(f"the component of {min(names)} has {part['size']} members")
        seen |= parts
    checks.tell(f"components of {of}{within}", len(found), largest, wrong, f"of {len(expected):,}")


def check_paths(checks, rapport, met, everybody, chance, count):
    """The lengths of shortest ways over MET, and that each way told is one. MET also links an institution or a
    position to the persons it met, and a way may lead through these."""
    whole = networkx.Graph(met.edges)
    whole.add_edges_from(rapport.party_contacts())
    whole.add_nodes_from(everybody)
    query = """query($a: ID!, $b: ID!) { path(from: $a, to: $b, via: [MET]) {
        length nodes { id } steps { kind from { id } to { id } } } }"""
    wrong, largest, unconnected, shorter = [], 0, 0, 0
    linked = sorted(met)
    for place in range(count):
        # Half of the pairs are of any persons, many of whom met nobody.
        one, two = chance.sample(linked if place % 2 else everybody, 2)
        found = rapport.ask(query, a=one, b=two)["path"]
        expected = length_of(whole, one, two)
        unconnected += expected is None
        shorter += expected is not None and expected != length_of(met, one, two)
        length = found and found["length"]
        if length != expected:
            largest = max(largest, abs((length or 0) - (expected or 0)))
            wrong.append(f"{one} to {two}: {length}; expected {expected}")
        elif found:
            names = [node["id"] for node in found["nodes"]]
            steps = list(itertools.pairwise(names))
            told = [(step["from"]["id"], step["to"]["id"]) for step in found["steps"] if step["kind"] == "MET"]
            ends = names[0] == one and names[-1] == two and len(steps) == length
            if not ends or steps != told or not all(itertools.starmap(whole.has_edge, steps)):
                wrong.append(f"{one} to {two}: {names} is no way")
    note = f"{unconnected} not connected; {shorter} only, or shorter, through institutions or positions"
    checks.tell("path over MET, between persons", count, largest, wrong, note)


def length_of(graph, one, two):
    """How many links are between two; None where they are not connected."""
    try:
        return networkx.shortest_path_length(graph, one, two)
    except (networkx.NetworkXNoPath, networkx.NodeNotFound):
        return None


def check_shared(checks, rapport, met, chance, count):
    """Whom both of two met, and the scores by Adamic and Adar."""
    query = "query($a: ID!, $b: ID!) { sharedContacts(a: $a, b: $b, first: 1000) { node { id } score } }"
    wrong, largest, shared = [], 0, 0
    people = sorted(met)
    for place in range(count):
        one, two = chance.sample(people, 2)
        if place % 4:
            # Two random persons seldom know anybody in common; these do, unless they are one.
            two = chance.choice(sorted(met[chance.choice(sorted(met[one]))]))
        found = {entry["node"]["id"]: entry["score"] for entry in rapport.ask(query, a=one, b=two)["sharedContacts"]}
        expected = {name: 1 / math.log(max(met.degree(name), 2)) for name in met[one].keys() & met[two].keys()}
        shared += len(expected)
        difference = max((abs(score - found.get(name, 0)) for name, score in expected.items()), default=0)
        largest = max(largest, difference)
        if found.keys() != expected.keys() or difference > CLOSE:
            wrong.append(f"{one} and {two}: {found}; expected {expected}")
    checks.tell("sharedContacts of two persons", count, largest, wrong, f"{shared:,} contacts")


def check_meetings(checks, rapport, met, everybody, chance, count):
    """Whom a person met, how often, when first and last, and whether that is inferred, against the export."""
    query = """query($id: ID!, $after: String) { node(id: $id) { ... on Person { list: met(first: 200, after: $after) {
        edges { node { id } meetings firstMet lastMet inferred } pageInfo { hasNextPage endCursor } } } } }"""
    fields = ("meetings", "firstMet", "lastMet", "inferred")
    wrong, largest, ties = [], 0, 0
    people = chance.sample(sorted(met), count - count // 10) + chance.sample(everybody, count // 10)
    for person in people:
        edges = rapport.every(query, id=person)
        found = {edge["node"]["id"]: tuple(map(edge.get, fields)) for edge in edges}
        expected = {}
        for other, link in dict(met.adj.get(person, {})).items():
            row = link["row"]
            expected[other] = (link["weight"], row["first"], row["last"], row["inferred"] == "true")
        ties += len(expected)
        for other in found.keys() | expected.keys():
            one, two = found.get(other), expected.get(other)
            largest = max(largest, abs((one[0] if one else 0) - (two[0] if two else 0)))
            if one != two:
                wrong.append(f"{person} and {other}: {one}; expected {two}")
    checks.tell("meetings of a person with each other", len(people), largest, wrong, f"{ties:,} ties")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--url", required=True, help="where the server answers GraphQL")
    parser.add_argument("--seed", type=int, default=1, help="which pairs are drawn")
    parser.add_argument("--period", nargs=3, metavar=("SINCE", "UNTIL", "TABLE"), help="ties of a period, exported")
    parser.add_argument("ties", help="the table of ties, exported")
    given = parser.parse_args()
    rapport, chance, checks = Rapport(given.url), random.Random(given.seed), Checks()
    graphs = read_ties(given.ties)
    people = f"query($after: String) {{ list: people(first: {PAGE}, after: $after) {{ nodes {{ id }} {TURN} }} }}"
    everybody = sorted(person["id"] for person in rapport.every(people))
    tables = [(graphs, {"since": None, "until": None}, "")]
    if given.period:
        since, until, table = given.period
        tables.append((read_ties(table), {"since": since, "until": until}, f", {since[:4]}"))
    for graphs_of, period, within in tables:
        for of, graph in graphs_of.items():
            for measure in MEASURES:
                check_ranking(checks, rapport, graph, of, measure, period, within)
            check_components(checks, rapport, graph, of, period, within)
    met = graphs["PERSON"]
    check_paths(checks, rapport, met, everybody, chance, 500)
    check_shared(checks, rapport, met, chance, 200)
    check_meetings(checks, rapport, met, everybody, chance, 200)
    sys.exit(checks.failed)


if __name__ == "__main__":
    main()
