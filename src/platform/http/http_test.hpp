// For the tests of the server: a client on a raw socket, a service with little to say, and a server that runs beside the test.
#pragma once
#include "platform/http/http.hpp"
#include <atomic>
#include <functional>
#include <gtest/gtest.h>
#include <libdeflate.h>
#include <netdb.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace http::test {

// What gzip made of at most 64 KB; "" where it is no gzip.
inline std::string unzipped(std::string_view zipped) {
    std::unique_ptr<libdeflate_decompressor, void (*)(libdeflate_decompressor*)> reader(libdeflate_alloc_decompressor(),
                                                                                        libdeflate_free_decompressor);
    std::string back(64 << 10, '\0');
    std::size_t length = 0;
    libdeflate_gzip_decompress(reader.get(), zipped.data(), zipped.size(), back.data(), back.size(), &length);
    back.resize(length);
    return back;
}

struct Received {
    int status = 0;                               // 0: the connection was closed instead
    std::string head, body;
    bool has(std::string_view part) const { return head.find(part) != head.npos; }
    std::string field(const std::string& name) const {
        auto at = head.find("\r\n" + name + ": ");
        if (at == head.npos) return "";
        auto value = head.substr(at + name.size() + 4);
        return value.substr(0, value.find("\r\n"));
    }
};

class Client {
    int socket = -1;
    std::string pending;
    bool closed = false, interrupted = false;
    bool more() {
        std::string piece(64 << 10, '\0');
        auto bytes = ::recv(socket, piece.data(), piece.size(), 0);
        if (bytes > 0) pending.append(piece, 0, static_cast<std::size_t>(bytes));
        closed = bytes == 0 || (bytes < 0 && errno == ECONNRESET);
        return bytes > 0;
    }
    std::string take(std::size_t bytes) {
        auto taken = pending.substr(0, bytes);
        pending.erase(0, bytes);
        return taken;
    }

public:
    explicit Client(std::uint16_t port, const char* address = "127.0.0.1") {
        addrinfo wanted{};
        wanted.ai_flags = AI_NUMERICHOST;
        wanted.ai_socktype = SOCK_STREAM;
        addrinfo* found = nullptr;
        if (::getaddrinfo(address, std::to_string(port).c_str(), &wanted, &found) != 0) return;
        socket = ::socket(found->ai_family, SOCK_STREAM, 0);
        timeval patience{30, 0};                  // a broken server fails the test instead of holding it
        ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        if (::connect(socket, found->ai_addr, found->ai_addrlen) != 0) ::close(std::exchange(socket, -1));
        ::freeaddrinfo(found);
    }
    Client(const Client&) = delete;
    ~Client() {
        if (socket >= 0) ::close(socket);
    }
    bool connected() const { return socket >= 0; }
    bool sent_all() const { return !interrupted; }

    Client& sends(std::string_view bytes) {
        while (!bytes.empty()) {
            auto sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) interrupted = true;
            if (interrupted) break;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return *this;
    }
    Client& gets(const std::string& path, const std::string& fields = "") {
        return sends("GET " + path + " HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n");
    }
    Client& posts(const std::string& path, std::string_view body) {
        return sends("POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n").sends(body);
    }
    Received head() {
        std::size_t end;
        while ((end = pending.find("\r\n\r\n")) == pending.npos)
            if (!more()) return {};
        Received answer;
        answer.head = take(end + 4);
        answer.status = std::stoi(answer.head.substr(9, 3));
        return answer;
    }
    Received answer() {
        auto answer = head();
        if (!answer.status) return answer;
        auto length = std::stoul("0" + answer.field("Content-Length"));
        while (pending.size() < length && more()) {}
        answer.body = take(length);
        return answer;
    }
    Client& ends() {                              // sends no more, and listens on
        ::shutdown(socket, SHUT_WR);
        return *this;
    }
    void reads_to_the_end() {
        while (more()) pending.clear();
    }
    bool is_closed() { return pending.empty() && !more() && closed; }
};

// Answers with what it was asked, and remembers being asked.
struct Program : Service {
    std::atomic<int> judged = 0;
    std::size_t most_body = 1 << 20;
    std::atomic<Room> room = Room::great;
    std::function<Response(const Request&)> answers = [](const Request& request) { return page(request.path + " " + std::string(request.body)); };

    static Response page(std::string body, int status = 200) {
        Response response;
        response.status = status;
        response.body = std::move(body);
        return response;
    }
    Judgement judge(const Head& head) override {
        ++judged;
        Judgement judgement{{}, most_body, "/pattern/{id}", room};
        if (head.path == "/unknown") judgement.answer = page("not here", 404);
        return judgement;
    }
    Response answer(const Request& request) override { return answers(request); }
    Response too_long(const Head&) override { return page("too long", 413); }
    Response busy(const Head&) override {
        auto response = page("too much", 503);
        response.headers.emplace_back("Retry-After", "7");
        return response;
    }
};

inline Options any_port() {
    Options options;
    options.port = 0;
    return options;
}

class Running {
    Server server;
    std::thread thread{[this] { server.run(); }};

public:
    explicit Running(Service& service, Options options = any_port()) : server(options, service) {}
    ~Running() { ends(); }
    std::uint16_t port() const { return server.port(); }
    std::uint64_t served() const { return server.served(); }
    void stops() { server.stop(); }
    void ends() {
        server.stop();
        if (thread.joinable()) thread.join();
    }
};

struct Http : testing::Test {
    Program program;
};

const std::string post = "POST / HTTP/1.1\r\nHost: a\r\n";

}
