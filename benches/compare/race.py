#!/usr/bin/env python3
"""A race on one record, in one run on one machine: Rapport, igraph, rustworkx and PostgreSQL answer the same questions.

1. The shortest way between two random persons over meetings. As for Rapport's `path(via: [MET])`, a meeting links two
   persons, or a person and the institution or the position that met them; all are given all of these links.
2. PageRank over all persons, each link as heavy as there were meetings.
3. How many people are within two hops of a person, over meetings of persons.

Run by hand, with igraph, rustworkx and psycopg[binary] installed, beside agree.py. To prepare it:

    rapport generate --events 1000000 record.jsonl
    rapport --database sqlite://race.db import record.jsonl
    rapport --database sqlite://race.db export --format csv --projection ties ties.csv
    rapport --database sqlite://race.db serve --listen 127.0.0.1:8090 --kept-answers 0
    initdb -D DIR -A trust; pg_ctl -D DIR -o "-p 5499 -k /tmp -c shared_buffers=1GB -c work_mem=256MB" -w start
    createdb -h /tmp -p 5499 race
    python race.py --url http://127.0.0.1:8090/graphql --postgres "host=/tmp port=5499 dbname=race" \\
        --parties parties.csv ties.csv

Start the server just before, as it keeps a PageRank once it was asked. The tables race_tie and race_met are made anew.
Whom institutions and positions met is read from the server, and kept in the file of --parties.

Rapport's times hold HTTP and JSON both ways, over one connection that is kept open, and the choice of the freshest of
all shortest ways; PostgreSQL's its protocol over a socket; the others' nothing but a call in this process. Building
graphs and tables is in no time but that of Rapport's PageRank, which gathers its links when it is first asked. Rapport
searches from both ends; igraph, rustworkx and the statement from one, until they come to the other.
"""

import argparse
import contextlib
import csv
import gc
import itertools
import math
import os
import random
import statistics
import time
import warnings
from pathlib import Path

import igraph
import psycopg
import rustworkx

from agree import Rapport

WARM_UP = 10
# Breadth first: UNION drops who was already seen at the same distance, which is all that a recursive statement can see
# of what was visited; the first row found is the nearest, and LIMIT ends the walk there.
WAY = """WITH RECURSIVE walk (at, far) AS (
        SELECT %s::int, 0
    UNION
        SELECT race_tie.two, walk.far + 1 FROM walk JOIN race_tie ON race_tie.one = walk.at WHERE walk.far < %s
) SELECT far FROM walk WHERE at = %s LIMIT 1"""
TWO_HOPS = """SELECT count(*) FROM (
    SELECT two FROM race_met WHERE one = %s
    UNION SELECT next.two FROM race_met AS first JOIN race_met AS next ON next.one = first.two WHERE first.one = %s
) AS near"""
RAPPORT_WAY = "query($a: ID!, $b: ID!) { path(from: $a, to: $b, via: [MET]) { length nodes { id } } }"
RAPPORT_TWO_HOPS = "query($a: ID!) { reach(from: $a, via: [MET], through: [PERSON], depth: 2) { people } }"
RAPPORT_PAGERANK = "{ ranking(measure: PAGERANK, of: PERSON, first: 1000) { node { id } score } }"


class Links:
    """Who met whom, numbered: first the persons who met persons, then everybody else."""

    def __init__(self, ties, parties, rapport):
        self.number, self.persons, self.weights = {}, [], []
        with open(ties, encoding="utf-8", newline="") as table:
            for row in csv.DictReader(table):
                if row["kind"] == "MET":
                    self.persons.append((self.numbered(row["from"]), self.numbered(row["to"])))
                    self.weights.append(int(row["weight"]))
        self.people = list(self.number)
        if not parties.exists():
            parties.write_text("".join(f"{party},{person}\n" for party, person in rapport.party_contacts()))
        others = (line.split(",") for line in parties.read_text().splitlines())
        self.all = self.persons + [(self.numbered(party), self.numbered(person)) for party, person in others]

    def numbered(self, name):
        return self.number.setdefault(name, len(self.number))


def show(rows):
    """The results, a row for each question and contender, with the ratio of its median to Rapport's."""
    print(f"\n{'question':27} {'who':11} {'times':>5} {'median':>11} {'p99':>11} {'of Rapport':>10}")
    rapport = {question: statistics.median(times) for question, who, times, _ in rows if who == "Rapport"}
    for question, who, times, note in rows:
        median, p99 = statistics.median(times), sorted(times)[math.ceil(len(times) * 0.99) - 1]
        spread = f"{p99 * 1e3:8,.2f} ms" if len(times) >= 100 else "–"
        told = f"{median * 1e3:8,.2f} ms {spread:>11} {median / rapport[question]:10.3g}  {note}"
        print(f"{question:27} {who:11} {len(times):5} {told}".rstrip())


def timed(call, *arguments):
    """What a call returns, and the seconds it took."""
    start = time.perf_counter()
    return call(*arguments), time.perf_counter() - start


def run(call, questions):
    """The answers and the times of one question after the other; the first few are asked before, to warm up."""
    for question in questions[:WARM_UP]:
        call(*question)
    done = [timed(call, *question) for question in questions[WARM_UP:]]
    return [answer for answer, _ in done], [seconds for _, seconds in done]


def built(what, build, *arguments):
    """What is built, once it is told how long that took."""
    result, seconds = timed(build, *arguments)
    print(f"{what} in {seconds:.1f} s", flush=True)
    return result


def rustworkx_of(graph, count, *lists):
    """A graph of links, each with its weight."""
    graph.add_nodes_from(range(count))
    for links, weights in lists:
        graph.add_edges_from([(one, two, weight) for (one, two), weight in zip(links, weights)])
    return graph


def load(database, table, links):
    """A table of links, each in both directions, in the order of its index, so that it is enough to read the index."""
    database.execute(f"DROP TABLE IF EXISTS {table}")
    database.execute(f"CREATE UNLOGGED TABLE {table} (one int NOT NULL, two int NOT NULL)")
    with database.cursor().copy(f"COPY {table} FROM STDIN") as copy:
        for one, two in links:
            copy.write(f"{one}\t{two}\n{two}\t{one}\n")
    database.execute(f"ALTER TABLE {table} ADD PRIMARY KEY (one, two)")
    database.execute(f"CLUSTER {table} USING {table}_pkey")
    database.execute(f"VACUUM ANALYZE {table}")


class Until(rustworkx.visit.BFSVisitor):
    """Remembers from where a search came to each vertex, and ends it at the one looked for."""
    def __init__(self, target):
        self.target, self.before = target, {}

    def tree_edge(self, edge):
        self.before[edge[1]] = edge[0]
        if edge[1] == self.target:
            raise rustworkx.visit.StopSearch


def rustworkx_ways(graph):
    """The two ways of rustworkx from one vertex to another, by name."""
    def search(one, two):
        visitor, length = Until(two), 0
        with contextlib.suppress(rustworkx.visit.StopSearch):
            rustworkx.bfs_search(graph, [one], visitor)
        while two not in (one, None):
            two, length = visitor.before.get(two), length + 1
        return None if two is None else length

    def dijkstra(one, two):
        found = rustworkx.dijkstra_shortest_paths(graph, one, target=two)
        return len(found[two]) - 1 if two in found else None

    return {"bfs_search": search, "dijkstra_shortest_paths": dijkstra}


def race_ways(rows, given, links, rapport, database, chance):
    """Shortest ways, and that all find the same lengths."""
    count = len(links.number)
    graph = built("igraph: graph of all meetings", igraph.Graph, count, links.all)
    every = (links.all, itertools.repeat(1))
    other = built("rustworkx: graph of all meetings", rustworkx_of, rustworkx.PyGraph(), count, every)
    built("PostgreSQL: table of all meetings", load, database, "race_tie", links.all)
    database.execute(f"SET statement_timeout = '{given.timeout}s'")
    pairs = [chance.sample(range(len(links.people)), 2) for _ in range(given.pairs + WARM_UP)]

    def igraph_way(one, two):
        found = graph.get_shortest_path(one, to=two)
        return len(found) - 1 if found else None

    def statement(one, two):
        try:
            return (database.execute(WAY, (one, given.depth, two), prepare=True).fetchone() or [None])[0]
        except psycopg.errors.QueryCanceled:
            return "late"

    def rapport_way(one, two):
        found = rapport.ask(RAPPORT_WAY, a=links.people[one], b=links.people[two])["path"]
        return found and found["length"]

    ways = rustworkx_ways(other)
    medians = {name: statistics.median(run(way, pairs[: 3 * WARM_UP])[1]) for name, way in ways.items()}
    quickest = min(medians, key=medians.get)
    print(f"rustworkx, medians of a trial, in seconds: {medians}", flush=True)
    question = "shortest way over meetings"
    lengths = {}
    _, times = run(lambda *_: rapport.ask("{ __typename }"), pairs)
    rows.append(("an empty question", "Rapport", times, "HTTP and JSON alone"))
    for who, way, note in (("Rapport", rapport_way, "with HTTP and JSON"), ("igraph", igraph_way, "get_shortest_path"),
                           ("rustworkx", ways[quickest], quickest), ("PostgreSQL", statement, "WITH RECURSIVE")):
        lengths[who], times = run(way, pairs)
        rows.append((question, who, times, note))
    differ = sum(len(set(found) - {"late"}) > 1 for found in zip(*lengths.values()))
    late = lengths["PostgreSQL"].count("late")
    known = [length for length in lengths["igraph"] if length is not None]
    print(f"{len(pairs) - WARM_UP} pairs, {len(known)} connected, {statistics.mean(known):.2f} links each,"
          f" {max(known)} at most; {differ} differ; {late} statements were ended after {given.timeout} s", flush=True)
    return differ


def race_pagerank(rows, links, rapport):
    """PageRank over all persons, and by how much the scores differ among Rapport's first 1,000."""
    count = len(links.people)
    graph = built("igraph: graph of persons", igraph.Graph, count, links.persons)
    # PageRank of rustworkx takes directed graphs only: each link goes both ways.
    ways = (links.persons, links.weights), ([(two, one) for one, two in links.persons], links.weights)
    directed = built("rustworkx: directed graph", rustworkx_of, rustworkx.PyDiGraph(), count, *ways)
    graph.es["weight"] = links.weights
    (answer, first), (_, again) = (timed(rapport.ask, RAPPORT_PAGERANK) for _ in range(2))
    question, differ = "PageRank over all persons", 0
    rows.append((question, "Rapport", [first], f"first asked; {again * 1e3:.1f} ms when asked again"))
    close = 1e-10 / count  # rustworkx multiplies it by the number of vertices
    calls = {
        "igraph": lambda: graph.pagerank(weights="weight", damping=0.85),
        "rustworkx": lambda: rustworkx.pagerank(directed, alpha=0.85, weight_fn=float, tol=close, max_iter=1000),
    }
    ranked = [(links.number[entry["node"]["id"]], entry["score"]) for entry in answer["ranking"]]
    for who, call in calls.items():
        done = [timed(call) for _ in range(5)]
        rows.append((question, who, [seconds for _, seconds in done], ""))
        scores = done[0][0]
        largest = max(abs(scores[vertex] - score) for vertex, score in ranked)
        differ += largest > 1e-9
        print(f"PageRank: {who} differs from Rapport by {largest:.2g} at most")
    return graph, differ


def race_hops(rows, given, links, rapport, database, chance, graph):
    """How many people are within two hops, the person among them, and that all count the same."""
    every = (links.persons, itertools.repeat(1))
    other = built("rustworkx: graph of persons", rustworkx_of, rustworkx.PyGraph(), len(links.people), every)
    built("PostgreSQL: table of persons", load, database, "race_met", links.persons)

    def gathered(person):
        near = set(first := other.neighbors(person))
        for neighbour in first:
            near.update(other.neighbors(neighbour))
        return len(near)

    def reached(person):
        levels = rapport.ask(RAPPORT_TWO_HOPS, a=links.people[person])["reach"]
        return 1 + sum(level["people"] for level in levels)

    calls = {
        "Rapport": reached,
        "igraph": lambda person: graph.neighborhood_size(person, order=2),
        "rustworkx": gathered,
        "PostgreSQL": lambda person: database.execute(TWO_HOPS, (person, person), prepare=True).fetchone()[0],
    }
    people = [(person,) for person in chance.sample(range(len(links.people)), given.around + WARM_UP)]
    counts, notes = {}, {"Rapport": "with HTTP and JSON", "rustworkx": "neighbors, gathered in a set"}
    for who, call in calls.items():
        counts[who], times = run(call, people)
        rows.append(("people within two hops", who, times, notes.get(who, "")))
    differ = sum(len(set(found)) > 1 for found in zip(*counts.values()))
    print(f"{given.around} persons, {statistics.mean(counts['igraph']):,.0f} people within two hops each; {differ} differ")
    return differ


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--url", required=True, help="where the server answers GraphQL")
    parser.add_argument("--postgres", required=True, help="a database of its own, as libpq is told of it")
    parser.add_argument("--parties", required=True, type=Path, help="the other meetings; written if missing")
    parser.add_argument("--pairs", type=int, default=200, help="how many pairs of persons")
    parser.add_argument("--around", type=int, default=100, help="around how many persons two hops are gone")
    parser.add_argument("--depth", type=int, default=8, help="how far the recursive statement goes at most")
    parser.add_argument("--timeout", type=int, default=30, help="after how many seconds that is ended")
    parser.add_argument("--seed", type=int, default=1, help="which persons are drawn")
    parser.add_argument("ties", help="the table of ties, exported")
    given = parser.parse_args()
    warnings.simplefilter("ignore", RuntimeWarning)  # igraph warns where two are not connected
    rapport, chance, rows = Rapport(given.url), random.Random(given.seed), []
    links = built("links read", Links, given.ties, given.parties, rapport)
    gc.freeze()  # so that Python does not look through millions of links while it measures
    print(f"{len(links.people):,} persons who met persons, {len(links.persons):,} links between them;"
          f" {len(links.number):,} vertices and {len(links.all):,} links over all")
    database = psycopg.connect(given.postgres, autocommit=True)
    differ = race_ways(rows, given, links, rapport, database, chance)
    graph, more = race_pagerank(rows, links, rapport)
    differ += more + race_hops(rows, given, links, rapport, database, chance, graph)
    show(rows)
    print(f"\n{os.cpu_count()} processors, load {os.getloadavg()[1]:.1f}; igraph {igraph.__version__}, rustworkx"
          f" {rustworkx.__version__}, PostgreSQL {database.info.server_version // 10000}")
    raise SystemExit(differ > 0)


if __name__ == "__main__":
    main()
