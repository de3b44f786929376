"""What people read of a run: the cases as a table, and what was measured once."""
import re

import cpu

columns = ("name", "engine", "rps", "p50_us", "p99_us", "cpu_us", "wire_bytes", "nginx_static_ratio", "nginx_gzip_ratio", "limited_by")
heads = ("Case", "Engine", "Answers a second", "Half within, µs", "99 % within, µs", "CPU an answer, µs", "Bytes on the wire", "nginx, static", "nginx, gzip 1", "What takes the time")


def line(cells):
    return "| " + " | ".join("-" if cell is None else f"{cell:,}" if isinstance(cell, int) else str(cell) for cell in cells) + " |"


def of(cases):
    rule = "|" + "|".join(" --- " if name in ("name", "engine", "limited_by") else " ---: " for name in columns) + "|"
    return "\n".join([line(heads), rule, *(line(case[name] for name in columns) for case in cases)])


def started(engine, ours):
    (born, born_answer), (again, answer) = ours.born, ours.again
    return f"Start on {engine}: a new sample is ready after {born} ms and has answered after {born_answer} ms; the next start {again} and {answer} ms."


def first_visit(ours):
    """The first page and every file that its markup names, as a browser asks for them; fonts only for the scripts they are for."""
    page = ours.visit("/", coding="gzip")
    named = sorted(set(re.findall(r'(?:href|src)="(/assets/[^"]+)"', ours.visit("/").text)))
    files = [(at, ours.visit(at, coding="br, gzip").wire) for at in named]
    parts = ", ".join(f"{at.rsplit('/', 1)[1]} {bytes_}" for at, bytes_ in files)
    return f"First visit of the public page: {page.wire + sum(size for _, size in files):,} bytes on the wire with heads (page {page.wire}, {parts})."


def memory(engine, ours):
    said = f"Memory after the run on {engine}: {cpu.memory(ours.pid):.0f} MB resident"
    if ours.database.pid:
        members = ours.processes().members("engine")
        said += f"; PostgreSQL's {len(members)} processes {sum(map(cpu.private_memory, members)):.0f} MB of their own, beside shared buffers"
    return said + "."
