"""A small visitor: one connection, a cookie, what came back and how many bytes it was on the wire."""
import http.client
import urllib.parse


class Answer:
    def __init__(self, response):
        self.status, self.headers, self.body = response.status, response.getheaders(), response.read()
        line = f"HTTP/1.1 {response.status} {response.reason}\r\n"
        self.wire = len(line) + sum(len(name) + len(value) + 4 for name, value in self.headers) + 2 + len(self.body)

    @property
    def text(self):
        return self.body.decode()


class Client:
    def __init__(self, port, cookie=""):
        self.origin = f"http://localhost:{port}"
        self.headers = {"Host": f"localhost:{port}"} | ({"Cookie": cookie} if cookie else {})
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)

    def ask(self, method, at, body=None, **headers):
        self.connection.request(method, at, body, self.headers | headers)
        return Answer(self.connection.getresponse())

    def get(self, at, coding="identity"):
        answer = self.ask("GET", at, **{"Accept-Encoding": coding})
        if answer.status != 200:
            raise SystemExit(f"GET {at} was answered {answer.status}.")
        return answer

    def post(self, at, fields):
        body = urllib.parse.urlencode(fields)
        return self.ask("POST", at, body, **{"Content-Type": "application/x-www-form-urlencoded", "Origin": self.origin})
