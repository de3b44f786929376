// The one unit that includes Boost.Asio and Beast. A connection is a coroutine on the I/O thread; for what may block it hops to a worker and back.
// Sockets are plain, one sweep a second looks over all deadlines, and a write is tried at once before it waits: beside a timer for each
// operation and a serializer that is 1.7 times the requests a second.
#include "platform/http/exchange.hpp"
#include <atomic>
#include <boost/asio.hpp>
#include <boost/beast/core.hpp>
#include <boost/intrusive/list.hpp>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace http {
namespace {

using namespace std::chrono_literals;
using Executor = net::io_context::executor_type;
using Tcp = net::basic_stream_socket<net::ip::tcp, Executor>;
using Acceptor = net::basic_socket_acceptor<net::ip::tcp, Executor>;
using Timer = net::basic_waitable_timer<Clock, net::wait_traits<Clock>, Executor>;
template <class T> using Task = net::awaitable<T, Executor>;
constexpr net::use_awaitable_t<Executor> awaited;
constexpr auto outcome = net::as_tuple(awaited);

constexpr std::size_t head_read = 4 << 10, body_read = 16 << 10;     // bytes asked of the socket at once: what a slow client makes us hold
constexpr auto linger = 5s;                                          // how long an unread rest is read away, see Impl::close

struct Connection : boost::intrusive::list_base_hook<boost::intrusive::link_mode<boost::intrusive::auto_unlink>> {
    Tcp socket;
    std::string remote;
    beast::flat_buffer received;                  // and not yet taken: a pipelined request begins here
    Clock::time_point deadline = Clock::time_point::max();
    bool idle = false;                            // no byte of a request has come
    std::size_t* leaving = nullptr;               // closed for another: counted there until it is gone
    explicit Connection(Tcp s) : socket(std::move(s)) {}
    Connection(const Connection&) = delete;
    ~Connection() {
        if (leaving) --*leaving;
    }
    std::string_view bytes() const { return {static_cast<const char*>(received.data().data()), received.size()}; }
};
using Connections = boost::intrusive::list<Connection, boost::intrusive::constant_time_size<false>>;

bool no_such_address(error_code error) {          // a machine without IPv6
    return error == net::error::address_family_not_supported || error == boost::system::errc::address_not_available;
}

}

struct Server::Impl {
    Options options;
    Service& service;
    spdlog::logger log{"http", std::make_shared<spdlog::sinks::stderr_sink_mt>()};
    std::atomic<std::uint64_t> served = 0;
    std::uint16_t port = 0;
    Date date;
    Budget small_room, great_room;
    std::size_t sessions = 0, leaving = 0, with_workers = 0;
    bool draining = false;
    Connections waiting, served_now;              // whose request is not whole yet, the longest first; and the others
    // What waits in these holds coroutines, and those hold what stands above: the order of destruction matters.
    net::io_context io{1};
    std::vector<Acceptor> acceptors;
    net::basic_signal_set<Executor> signals{io.get_executor()};
    Timer sweep_timer{io.get_executor()}, drain_timer{io.get_executor()};
    net::thread_pool workers;

    Impl(Options o, Service& s) : options(std::move(o)), service(s), small_room{options.small_room}, great_room{options.bodies_in_flight}, workers(std::max(1u, options.workers)) {
        log.set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %l %v", spdlog::pattern_time_type::utc);
        listen();
    }

    // ---- Listening

    void listen_on(const net::ip::address& address, std::uint16_t wanted) {
        net::ip::tcp::endpoint endpoint(address, wanted);
        Acceptor acceptor(io.get_executor(), endpoint.protocol());
        acceptor.set_option(net::socket_base::reuse_address(true));
        if (address.is_v6()) acceptor.set_option(net::ip::v6_only(true));
        acceptor.bind(endpoint);
        acceptor.listen(4096);
        port = acceptor.local_endpoint().port();
        acceptors.push_back(std::move(acceptor));
    }

    void listen() {
        if (!options.address.empty()) return listen_on(net::ip::make_address(options.address), options.port);
        for (int attempts_left = options.port ? 1 : 20; acceptors.size() < 2; --attempts_left) {
            listen_on(net::ip::address_v4::loopback(), options.port);
            try {
                listen_on(net::ip::address_v6::loopback(), port);
            } catch (const boost::system::system_error& e) {
                if (no_such_address(e.code())) return;
                if (attempts_left <= 1) throw;
                acceptors.clear();                                   // the free port of 127.0.0.1 was taken on ::1: another
            }
        }
    }

    Task<void> accept(Acceptor& acceptor) {
        while (!draining) {
            auto [error, socket] = co_await acceptor.async_accept(outcome);
            if (!error) {
                begin(std::move(socket));
            } else if (!draining) {                                  // out of file descriptors: wait, do not spin
                Timer pause(io.get_executor(), 100ms);
                co_await pause.async_wait(outcome);
            }
        }
    }

    bool is_full() const { return sessions - leaving >= options.connections; }

    // Who has kept us waiting longest for a request goes.
    void make_place() {
        if (waiting.empty()) return;
        auto& longest = waiting.front();
        longest.leaving = &leaving;
        ++leaving;
        move(longest, served_now);
        error_code ignored;
        longest.socket.close(ignored);                               // whoever waits for it gets an error, and ends
    }

    static void move(Connection& c, Connections& to) {
        c.unlink();
        to.push_back(c);
    }

    void begin(Tcp socket) {
        if (is_full()) make_place();
        if (is_full()) return;                                       // all are being served: closed at once
        ++sessions;
        net::co_spawn(io.get_executor(), session(std::move(socket)), [this](const std::exception_ptr& failed) {
            if (failed) log.error("a connection ended by an exception");
            --sessions;
            if (draining && sessions == 0) io.stop();
        });
    }

    // ---- A connection

    Task<void> session(Tcp socket) {
        Connection c(std::move(socket));
        waiting.push_back(c);
        error_code ignored;
        auto peer = c.socket.remote_endpoint(ignored);
        c.remote = peer.address().to_string();
        c.socket.set_option(net::ip::tcp::no_delay(true), ignored);
        c.socket.non_blocking(true, ignored);
        for (bool more = true; more;) {
            more = co_await request_begins(c);
            if (more) more = co_await exchange(c);
        }
    }

    // An idle connection costs its frame and no buffers.
    Task<bool> request_begins(Connection& c) {
        error_code error;
        move(c, waiting);
        if (c.received.size() == 0) {
            c.received = beast::flat_buffer();
            c.idle = true;
            c.deadline = Clock::now() + options.idle;
            if (!draining) co_await c.socket.async_wait(Tcp::wait_read, outcome);
            c.idle = false;
            if (draining && c.socket.available(error) == 0) co_return false;
        }
        c.deadline = Clock::now() + options.head;
        co_return c.socket.is_open();
    }

    Task<bool> exchange(Connection& c) {
        Exchange x(c.remote, options.headers);
        bool there = co_await take_head(c, x);
        move(c, served_now);
        if (there && !x.response) judge(x);
        if (there && !x.response) there = co_await take_body(c, x);
        if (!there) co_return false;
        c.deadline = Clock::time_point::max();
        if (!x.response) co_await answer(x);
        bool keep = co_await send(c, x);
        co_return keep;
    }

    // ---- Taking a request. Each step ends with true, and perhaps with a response, or with false when the client is gone.

    Task<bool> receive(Connection& c, std::size_t most) {
        auto buffer = c.received.prepare(most);
        auto [error, bytes] = co_await c.socket.async_read_some(buffer, outcome);
        c.received.commit(bytes);
        co_return !error;
    }

    Task<bool> take_head(Connection& c, Exchange& x) {
        auto end = end_of_head(c.bytes());
        while (end && *end == 0 && c.received.size() < most_head) {
            bool there = co_await receive(c, head_read);
            if (!there) co_return false;
            end = end_of_head(c.bytes());
        }
        if (!end) {
            x.refuse(400, "A line of this request's head is folded, or ends without CR.");
        } else if (*end == 0 || *end > most_head) {
            refuse_long_head(x, c.bytes());
        } else {
            read_head(x, c.bytes().substr(0, *end));
            c.received.consume(*end);
        }
        co_return true;
    }

    void judge(Exchange& x) {
        auto ask = [&] { return service.judge(x.request); };
        auto judgement = guarded<Judgement>(x, ask, [](Response failed) { return Judgement{std::move(failed)}; });
        x.pattern = judgement.pattern;
        x.intake.most = judgement.most_body;
        if (judgement.room != Room::none) x.intake.keeps_within(judgement.room == Room::small ? small_room : great_room);
        if (judgement.answer)
            x.response = std::move(judgement.answer);
        else if (x.framing.length > judgement.most_body)
            x.response = too_long(x);
        else if (!x.intake.has_room_for(x.framing.length))
            x.response = busy(x);
    }

    Task<bool> take_body(Connection& c, Exchange& x) {
        if (!x.framing.body()) co_return true;
        x.parser.eager(true);
        Pace pace(Clock::now());
        c.deadline = pace.deadline();
        if (c.received.size() == 0 && x.request.header("expect") == "100-continue" && x.parser.get().version() == 11) {
            bool there = co_await write(c, "HTTP/1.1 100 Continue\r\n\r\n", {});
            if (!there) co_return false;
        }
        for (;;) {
            take_piece(c, x);
            if (x.response || !x.unread) co_return true;
            auto before = c.received.size();
            bool there = co_await receive(c, body_read);
            if (!there) co_return false;
            c.deadline = pace.deadline_after(c.received.size() - before, Clock::now());
        }
    }

    void take_piece(Connection& c, Exchange& x) {
        if (c.received.size() == 0) return;
        error_code error;
        c.received.consume(x.parser.put(c.received.data(), error));
        if (x.intake.refused == Intake::Refusal::too_long) return void(x.response = too_long(x));
        if (x.intake.refused == Intake::Refusal::no_room) return void(x.response = busy(x));
        bool line_too_long = !x.parser.is_done() && c.received.size() > most_head;   // of a chunk
        bool broken = error && error != beast::http::error::need_more;
        if (line_too_long || broken || has_trailers(x)) return x.refuse(400, "The body of this request is broken, or fields follow it.");
        x.unread = !x.parser.is_done();
    }

    // ---- Answering

    // A bug in the service ends one request, in words, and never the server.
    template <class T, class Ask, class Instead> T guarded(const Exchange& x, Ask ask, Instead instead) {
        try {
            return ask();
        } catch (const std::exception& e) {
            log.error("{} {} failed: {}", x.pattern, x.request.id, e.what());
        } catch (...) {
            log.error("{} {} failed", x.pattern, x.request.id);
        }
        return instead(x.in_words(500, "Something went wrong here, and it is written down under the number " + x.request.id + "."));
    }

    Response too_long(const Exchange& x) {
        return guarded<Response>(x, [&] { return service.too_long(x.request); }, std::identity());
    }

    Response busy(const Exchange& x) {
        return guarded<Response>(x, [&] { return service.busy(x.request); }, std::identity());
    }

    // On a worker, while the coroutine waits.
    void work(Exchange& x) {
        auto respond = [&] {
            x.request.body = x.intake.view();
            auto response = service.answer(x.request);
            compress(response, x.request.header("accept-encoding"));
            return response;
        };
        x.response = guarded<Response>(x, respond, std::identity());
    }

    Task<void> answer(Exchange& x) {
        if (with_workers >= std::max(1u, options.workers) + options.queue) {
            x.response = busy(x);
            co_return;
        }
        ++with_workers;
        auto start = [this, &x](auto resume) {
            net::post(workers, [this, &x, resume = std::move(resume), alive = net::make_work_guard(io)]() mutable {
                work(x);
                auto back = net::get_associated_executor(resume);
                net::post(back, std::move(resume));
            });
        };
        net::use_awaitable_t<Executor> token;
        co_await net::async_initiate<net::use_awaitable_t<Executor>, void()>(start, token);
        --with_workers;
    }

    // Ends with whether the connection may carry another request.
    Task<bool> send(Connection& c, Exchange& x) {
        auto& response = *x.response;
        if (x.unread || response.close || draining) x.persistence = Persistence::close;
        auto head = head_bytes(response, {x.request.id, date.at(std::time(nullptr)), x.persistence});
        auto body = x.request.method == "HEAD" ? std::string_view() : body_bytes(response);
        ++served;
        bool sent = co_await write(c, head, body);
        note(x, head.size() + body.size());
        if (sent && x.persistence != Persistence::close) co_return true;
        if (sent) co_await close(c, x.unread || c.received.size() > 0);
        co_return false;
    }

    Task<bool> write(Connection& c, std::string_view head, std::string_view body) {
        Pace pace(Clock::now());
        c.deadline = pace.deadline();
        std::array<net::const_buffer, 2> whole{net::buffer(head), net::buffer(body)};
        beast::buffers_suffix<std::array<net::const_buffer, 2>> rest(whole);
        error_code error;
        auto at_once = c.socket.write_some(rest, error);             // a page nearly always fits the socket's buffer
        if (error && error != net::error::would_block) co_return false;
        rest.consume(at_once);
        while (beast::buffer_bytes(rest) > 0) {
            auto [failed, bytes] = co_await c.socket.async_write_some(rest, outcome);
            if (failed) co_return false;
            rest.consume(bytes);
            c.deadline = pace.deadline_after(bytes, Clock::now());
        }
        co_return true;
    }

    // A socket closed over unread bytes is reset, and the client loses the answer that says why (RFC 9112, 9.6): for a while the rest is read away.
    Task<void> close(Connection& c, bool unread) {
        error_code ignored;
        c.socket.shutdown(Tcp::shutdown_send, ignored);
        c.deadline = Clock::now() + linger;
        while (unread) {
            c.received.clear();
            unread = co_await receive(c, body_read);
        }
    }

    // The pattern of the route, never the path: an address may say what somebody reads.
    void note(const Exchange& x, std::size_t bytes) {
        auto micros = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - x.begun).count();
        bool known_method = !x.request.method.empty() && x.request.method.size() <= 16;
        log.info("{} {} {} {}us {}B {}", known_method ? x.request.method : "-", x.pattern, x.response->status, micros, bytes, x.request.id);
    }

    // ---- Time and the end

    Task<void> sweep() {
        for (;;) {
            sweep_timer.expires_after(1s);
            co_await sweep_timer.async_wait(outcome);
            auto now = Clock::now();
            error_code ignored;
            for (auto* list : {&waiting, &served_now})
                for (auto& c : *list)
                    if (c.deadline < now) c.socket.close(ignored);
        }
    }

    void drain() {
        if (draining) return;
        draining = true;
        error_code ignored;
        for (auto& acceptor : acceptors) acceptor.close(ignored);
        for (auto& c : waiting)
            if (c.idle) c.socket.cancel(ignored);
        if (sessions == 0) return io.stop();
        drain_timer.expires_after(options.drain);
        drain_timer.async_wait([this](error_code) { io.stop(); });
    }

    void run() {
        signals.add(SIGINT);
        signals.add(SIGTERM);
        signals.async_wait([this](error_code error, int) { if (!error) drain(); });
        for (auto& acceptor : acceptors) net::co_spawn(io.get_executor(), accept(acceptor), net::detached);
        net::co_spawn(io.get_executor(), sweep(), net::detached);
        io.run();
        error_code ignored;
        for (auto* list : {&waiting, &served_now})
            for (auto& c : *list) c.socket.close(ignored);
        workers.stop();                                              // what waited beyond the drain is not begun any more
        workers.join();
    }
};

Server::Server(Options options, Service& service) : impl(std::make_unique<Impl>(std::move(options), service)) {}
Server::~Server() = default;
std::uint16_t Server::port() const { return impl->port; }
void Server::run() { impl->run(); }
void Server::stop() {
    net::post(impl->io, [impl = impl.get()] { impl->drain(); });
}
std::uint64_t Server::served() const { return impl->served; }

}
