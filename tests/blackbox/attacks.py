"""What clients that mean harm send, byte by byte: requests with two readings, sizes, slowness, floods. Each is answered as the contract says or not at
all, and a normal page is answered meanwhile. The program runs with few open files, so that a flood of connections is a small one."""
import contextlib
import select
import socket
import threading

from checker import Wrong, expect
from program import PROGRAM, Program, fresh_folder, run

FILES = 400                                                     # open files that the program may have; a part of them is for connections
PATIENCE = 40                                                   # seconds until a silent program fails a case
SMUGGLED = b"GET /sign-in HTTP/1.1\r\nHost: a\r\n\r\n"
GET, POST = b"GET / HTTP/1.1\r\nHost: a\r\n", b"POST /nothing HTTP/1.1\r\nHost: a\r\n"
CHUNKED = POST + b"Transfer-Encoding: chunked\r\n\r\n"
NO_LINK = "/sign-in/" + "A" * 43


class Answer:
    def __init__(self, head, body):
        line, *fields = head.decode("latin-1").split("\r\n")
        self.status, self.body = int(line.split(" ")[1]), body
        self.fields = {name.lower(): value.strip() for name, _, value in (field.partition(":") for field in fields)}


class Wire:
    """A connection, and what comes back on it."""
    def __init__(self, program, receive_buffer=None):
        self.socket, self.pending = socket.socket(), b""
        if receive_buffer:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        self.socket.settimeout(PATIENCE)
        self.socket.connect(("127.0.0.1", program.port))

    def sends(self, data):
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self.socket.sendall(data)
        return self

    def ends_sending(self):
        self.socket.shutdown(socket.SHUT_WR)
        return self

    def more(self):
        try:
            piece = self.socket.recv(1 << 16)
        except ConnectionResetError:
            piece = b""
        self.pending += piece
        return bool(piece)

    def answer(self):
        """The next one; nothing where the connection ended instead."""
        while b"\r\n\r\n" not in self.pending:
            if not self.more():
                return None
        head, self.pending = self.pending.split(b"\r\n\r\n", 1)
        answer = Answer(head, b"")
        length = int(answer.fields.get("content-length", 0)) if answer.status >= 200 else 0
        while len(self.pending) < length and self.more():
            pass
        answer.body, self.pending = self.pending[:length], self.pending[length:]
        return answer

    def is_closed(self):
        return not self.pending and not self.more()

    def close(self):
        self.socket.close()


def a_page_is_answered(program):
    wire = Wire(program)
    answer = wire.sends(GET + b"\r\n").answer()
    wire.close()
    expect(answer and answer.status == 200 and b"</html>" in answer.body, f"a normal page is answered {answer and answer.status}")


def refused(program, data, status=400):
    """In plain words, with the headers of every answer, and nothing after it is read."""
    wire = Wire(program)
    answer = wire.sends(data + SMUGGLED).answer()
    expect(answer and answer.status == status, f"{data[:90]!r} is answered {answer and answer.status}")
    expect(answer.fields["content-type"].startswith("text/plain") and answer.fields["connection"] == "close", f"{data[:90]!r}: {answer.fields}")
    expect("content-security-policy" in answer.fields and answer.fields["x-content-type-options"] == "nosniff", f"{data[:90]!r}: {answer.fields}")
    expect(wire.is_closed(), f"after {data[:90]!r} comes more")


def statuses(program, data, count):
    wire = Wire(program).sends(data)
    return [(answer := wire.answer()) and answer.status for _ in range(count)]


# ---- one reading, or none

def a_length_is_one_plain_number(s):
    for fields in (b"Content-Length: 5\r\nContent-Length: 5\r\n", b"Content-Length: 5\r\nContent-Length: 6\r\n", b"Content-Length: 5, 5\r\n", b"Content-Length: +5\r\n", b"Content-Length: -5\r\n", b"Content-Length: 0x5\r\n",
                   b"Content-Length: 5 5\r\n", b"Content-Length:\r\n", b"Content-Length: 99999999999999999999\r\n"):
        refused(s.program, POST + fields + b"\r\nhello")


def chunks_are_named_in_one_way(s):
    for fields in (b"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", b"Transfer-Encoding: xchunked\r\n", b"Transfer-Encoding: chunked, identity\r\n", b"Transfer-Encoding: gzip, chunked\r\n",
                   b"Transfer-Encoding: identity\r\n", b"Transfer-Encoding: \x0bchunked\r\n", b'Transfer-Encoding: "chunked"\r\n', b"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", b"Transfer-Encoding : chunked\r\n",
                   b"Transfer-Encoding:\r\n chunked\r\n", b"X: y\r\n Transfer-Encoding: chunked\r\n"):
        refused(s.program, POST + fields + b"\r\n0\r\n\r\n")
    refused(s.program, b"POST /nothing HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")


def chunks_are_whole(s):
    for body in (b"xyz\r\n", b"0x5\r\nhello\r\n0\r\n\r\n", b"-1\r\n\r\n", b"5\r\nhelloX\r\n0\r\n\r\n", b"ffffffffffffffffff\r\n", b"5;" + b"x" * 70_000, b"0\r\nX-Late: 1\r\n\r\n", b"0\r\nX-Late: 1\r\n 2\r\n\r\n",
                 b"5\r\nhello\r\n0\r\nContent-Length: 9\r\n\r\n"):
        refused(s.program, CHUNKED + body)


def a_head_has_whole_lines(s):
    for data in (b"GET / HTTP/1.1\nHost: a\n\n", b"GET / HTTP/1.1\r\nHost: a\nX: y\r\n\r\n", GET + b"X: a\rY: b\r\n\r\n", GET + b"X: a\0b\r\n\r\n", GET + b"X: a\r\n b\r\n\r\n", GET + b"X: a\r\n\tb\r\n\r\n", GET + b"X : a\r\n\r\n", GET + b": a\r\n\r\n",
                 b"GET / HTTP/1.1\r\n\r\n", GET + b"Host: b\r\n\r\n", b"GET / HTTP/2.0\r\nHost: a\r\n\r\n", b"GET /\r\n\r\n", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n"):
        refused(s.program, data)


def a_target_is_an_absolute_path(s):
    for target in (b"http://a/", b"https://evil.example/", b"*", b"a:80", b"../etc/passwd"):
        refused(s.program, b"GET " + target + b" HTTP/1.1\r\nHost: a\r\n\r\n")


def a_target_that_leads_out_leads_nowhere(s):
    for target in (b"/..", b"/../../etc/passwd", b"/%2e%2e/%2e%2e/etc/passwd", b"/%00", b"//evil.example/", b"/\\evil.example", b"/assets/../root.key", b"/assets/%2e%2e%2froot.key", b"/needs/", b"/%zz", b"/sign-in/%0d%0aX:%20y"):
        got = statuses(s.program, b"GET " + target + b" HTTP/1.1\r\nHost: a\r\n\r\n", 1)
        expect(got == [404], f"{target!r} is answered {got}")


def a_query_has_each_name_once(s):
    for query in (b"lang=en&lang=id", b"a=%zz", b"a=%ff", b"&a" * 3000):
        refused(s.program, b"GET /needs?" + query + b" HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")


# ---- sizes

def heads_have_a_size(s):
    refused(s.program, b"GET /" + b"a" * 9_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n", 414)
    refused(s.program, b"GET /" + b"a" * 70_000, 414)
    refused(s.program, GET + b"X: " + b"a" * 17_000 + b"\r\n\r\n", 431)
    refused(s.program, GET + b"X: y\r\n" * 3_000 + b"\r\n", 431)


def bodies_have_a_size(s):
    answers = "/answers/0000000000001/text"
    for path, length in (("/sign-out", 5_000), (NO_LINK, 6_000), (answers, 1_100_000), ("/nothing", 1_100_000)):
        head = f"POST {path} HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n".encode()
        declared = Wire(s.program).sends(head + f"Content-Length: {length}\r\nExpect: 100-continue\r\n\r\n".encode()).answer()
        chunked = Wire(s.program).sends(head + b"Transfer-Encoding: chunked\r\n\r\n" + f"{length:x}\r\n".encode() + b"a" * length).answer()
        for answer in (declared, chunked):
            expect(answer and answer.status == 413 and answer.fields["content-type"].startswith("text/html"), f"{path} answers {answer and answer.status}")


def a_form_has_a_number_of_fields(s):
    writer = s.program.login("desk-officer", "ID")
    answer = writer.ask("POST", "/notices/seen", "&a" * 2_000, Origin=s.program.address, Content_Type="application/x-www-form-urlencoded")
    expect(answer.status == 422 and len(answer.body) < 20_000, f"it is answered {answer.status} with {len(answer.body)} bytes")


# ---- what is fair, if rare

def what_is_pipelined_is_answered_in_order(s):
    body = b"a=b"
    post = POST + b"Content-Length: 3\r\n\r\n" + body
    got = statuses(s.program, GET + b"\r\n" + post + CHUNKED + b"3\r\n" + body + b"\r\n0\r\n\r\n" + SMUGGLED, 4)
    expect(got == [200, 404, 404, 200], f"the answers are {got}")


def nothing_is_read_after_a_body_that_was_not_taken(s):
    wire = Wire(s.program).sends(b"POST /sign-out HTTP/1.1\r\nHost: a\r\nOrigin: http://evil.example\r\nContent-Length: %d\r\n\r\n" % len(SMUGGLED) + SMUGGLED)
    answer = wire.answer()
    expect(answer.status == 403 and answer.fields["connection"] == "close" and wire.is_closed(), "the connection goes on")


def who_stopped_sending_is_answered(s):
    wire = Wire(s.program).sends(GET + b"\r\n").ends_sending()
    expect(wire.answer().status == 200 and wire.is_closed(), "no answer, or no end")
    for half in (b"GET / HT", GET, POST + b"Content-Length: 10\r\n\r\nabc", CHUNKED + b"5\r\nhel"):
        expect(Wire(s.program).sends(half).ends_sending().is_closed(), f"{half!r} is answered")


def who_waits_to_send_is_told_to(s):
    wire = Wire(s.program).sends(POST + b"Expect: 100-continue\r\nContent-Length: 3\r\n\r\n")
    first = wire.answer()
    second = wire.sends(b"a=b").answer()
    expect((first.status, second.status) == (100, 404), f"{first.status}, then {second.status}")


def what_nobody_reads_is_not_kept(s):
    wire = Wire(s.program)
    for _ in range(12):
        expect(wire.sends(POST + b"Content-Length: 1000000\r\n\r\n" + b"a" * 1_000_000).answer().status == 404, "it is not read away")


# ---- slowness: begun first, looked at last

def slow_ones_begin(s):
    head = b"POST /answers/0000000000001/text HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 4000\r\n\r\n"
    s.slow = {"head": Wire(s.program).sends(b"GET / HTTP/1.1\r\nHo"), "body": Wire(s.program).sends(head + b"a"), "reader": Wire(s.program, receive_buffer=4096)}
    asked = 400
    threading.Thread(target=s.slow["reader"].sends, args=((GET + b"\r\n") * asked,), daemon=True).start()
    s.asked = asked


def slow_ones_are_closed(s):
    for kind in ("head", "body"):
        expect(s.slow[kind].is_closed(), f"the slow {kind} is answered")
    answered = 0
    while s.slow["reader"].answer():
        answered += 1
    expect(answered < s.asked, "whoever reads nothing is waited for without end")


# ---- floods

def more_connections_than_there_is_room_for(s):
    for first_bytes in (b"", b"GET / HTTP/1.1\r\nX-Slow: "):
        flood = [Wire(s.program).sends(first_bytes) for _ in range(FILES)]
        a_page_is_answered(s.program)
        expect(s.member.get("/you").status == 200, "who is signed in finds no place")
        expect(flood[0].is_closed(), "the first of them is still there")
        for wire in flood:
            wire.close()


def more_bodies_than_strangers_have_room_for(s):
    head = b"POST /answers/0000000000001/text HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000000\r\n\r\n"
    flood = [Wire(s.program).sends(head + b"a" * 900_000) for _ in range(12)]
    answered, _, _ = select.select([wire.socket for wire in flood], [], [], PATIENCE)
    refusal = next(wire for wire in flood if wire.socket in answered).answer()
    expect(refusal and refusal.status == 503 and int(refusal.fields["retry-after"]) > 0, f"one too many is answered {refusal and refusal.status}")
    a_page_is_answered(s.program)
    answer = s.member.post("/answers/0000000000001/text", {"_key": "0123456789abcdef", "text": "a" * 200_000})
    expect(answer.status == 404, f"who is signed in is answered {answer.status}")
    for wire in flood:
        wire.close()


def more_tries_to_sign_in_than_people_make(s):
    stranger = s.program.visitor()
    got = [stranger.post(NO_LINK, {"_key": "0123456789abcdef"}) for _ in range(160)]
    expect({answer.status for answer in got} == {404, 429}, f"the answers are {[answer.status for answer in got]}")
    expect(all(int(answer.header("Retry-After")) > 0 for answer in got if answer.status == 429), "when to come again is not said")
    with open(f"{s.program.folder}/links.txt") as file:
        link = next(word.removeprefix(s.program.address) for word in file.read().split() if "/sign-in/" in word)
    expect(stranger.press(stranger.open(link).form("link.redeem")).status == 200, "whoever has a link cannot sign in")


CASES = [a_length_is_one_plain_number, chunks_are_named_in_one_way, chunks_are_whole, a_head_has_whole_lines, a_target_is_an_absolute_path, a_target_that_leads_out_leads_nowhere, a_query_has_each_name_once, heads_have_a_size, bodies_have_a_size,
         a_form_has_a_number_of_fields, what_is_pipelined_is_answered_in_order, nothing_is_read_after_a_body_that_was_not_taken, who_stopped_sending_is_answered, who_waits_to_send_is_told_to, what_nobody_reads_is_not_kept,
         more_bodies_than_strangers_have_room_for, more_tries_to_sign_in_than_people_make, more_connections_than_there_is_room_for]


class Narrow(Program):
    """With few open files."""
    def start(self):
        done = run(f"--nofile={FILES}:{FILES}", PROGRAM, *self.command("--detach"), program="prlimit")
        if done.returncode != 0:
            raise Wrong(f"does not start ({done.returncode}): {done.stderr}")


@contextlib.contextmanager
def narrow_demonstration():
    with fresh_folder() as folder:
        program = Narrow(folder / "data")
        program.start()
        try:
            yield program
        finally:
            program.down()


def meanwhile(case):
    def both(s):
        case(s)
        a_page_is_answered(s.program)
    both.__name__ = case.__name__
    return both


# The flood of connections comes after the slow ones were looked at: it takes their place.
CHECKS = [slow_ones_begin, *map(meanwhile, CASES[:-1]), slow_ones_are_closed, meanwhile(CASES[-1])]
