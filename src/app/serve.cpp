#include "app/serve.hpp"
#include "app/open_files.hpp"
#include "app/withdrawals.hpp"
#include "windows/notices/notices.hpp"
#include <csignal>
#include <fcntl.h>
#include <iostream>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

namespace app {

static constexpr auto version = JEJARING_VERSION;

static std::string ready_line(const Network& network, std::uint16_t port) {
    return "READY http://localhost:" + std::to_string(port) + " pid=" + std::to_string(::getpid()) + " engine=" + network.place.engine() + " sample=" + (network.sample ? "yes" : "no") +
           " version=" + version;
}

static int refuse(const std::string& says, int code) {
    std::cerr << says << "\n";
    return code;
}

// The same folder, served already: its line, and fresh links.
static int tell_running(const Place& place, const Extras& extras) {
    auto line = read_file(place.file("ready"));
    if (!line) return refuse("This folder is in use by another program.", 1);
    if (extras.tell_links && is_sample(place)) {
        auto from = line->find("http://");
        Network network(place, line->substr(from, line->find(' ', from) - from), system_time);
        extras.tell_links(network);
    }
    std::cout << *line << std::endl;
    return 0;
}

// Asked before anything is written: a folder that is refused stays as it was.
static std::optional<std::string> why_not(const Place& place, const Serving& how, const Extras& extras) {
    if (how.as_sample && !extras.fill_sample) return "This program was built without the demonstration.";
    if (!is_prepared(place) || is_sample(place) == how.as_sample) return std::nullopt;
    return how.as_sample ? "This folder holds a real network: start it with `up`." : "This folder holds a demonstration: start it with `demo`.";
}

static http::Options options_of(const Serving& how, const Network& network) {
    http::Options options;
    options.port = static_cast<std::uint16_t>(how.port);
    options.connections = connections_within(raise_open_files(), options.connections);
    options.headers = pages::security_headers(*network.house);
    return options;
}

static int serve_here(const Place& place, const Serving& how, const Extras& extras, const std::function<void(const std::string&)>& tell) {
    if (auto why = why_not(place, how, extras)) return refuse(*why, 3);
    prepare(place, how.as_sample, system_time());
    keep_choices(place);
    Network network(place, how.address.empty() ? "http://localhost:" + std::to_string(how.port) : how.address, system_time);
    network.house->allowances = std::make_shared<pages::Allowances>();
    if (how.as_sample) extras.fill_sample(network);
    http::Server server(options_of(how, network), *network.door);
    if (how.as_sample) extras.tell_links(network);
    if (!how.address.empty()) std::cerr << "People reach it by " << how.address << ", through the proxy in front.\n";
    auto line = ready_line(network, server.port());
    write_file(place.file("ready"), line);
    tell(line);
    jobs::Jobs jobs;
    notices::add_jobs(jobs, network.writing(), system_time);
    auto keep = [&] { write_withdrawals(network.writing(), place.file(withdrawals_file), system_time()); };
    jobs.every("withdrawals", std::chrono::seconds(1), keep);
    jobs.start();
    server.run();
    network.writing().settle();
    keep();
    write_file(place.file("served"), std::to_string(server.served()));
    std::remove(place.file("ready").c_str());
    return 0;
}

static int serve_guarded(const Place& place, const Serving& how, const Extras& extras, const std::function<void(const std::string&)>& tell) {
    Held held(place);
    if (!held) return tell_running(place, extras);
    try {
        return serve_here(place, how, extras, tell);
    } catch (const std::exception& e) {
        return refuse(e.what(), 1);
    }
}

static void print(const std::string& line) { std::cout << line << std::endl; }

// Never closed: SQLite would be given the number for the database, refuse it, and with its close lose every lock the process holds on the file.
static void to_nowhere(int number) {
    int nowhere = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    if (nowhere >= 0) ::dup2(nowhere, number);
    if (nowhere > STDERR_FILENO) ::close(nowhere);
}

// The parent stays until the child says that it is ready, or ends.
static int detached(const Place& place, const Serving& how, const Extras& extras) {
    int pipe[2];
    if (::pipe(pipe) != 0) return refuse("no pipe could be made", 1);
    auto child = ::fork();
    if (child < 0) return refuse("no process could be started", 1);
    if (child > 0) {
        ::close(pipe[1]);
        std::string line;
        char letter = 0;
        while (::read(pipe[0], &letter, 1) == 1 && letter != '\n') line += letter;
        if (!line.empty()) {
            print(line);
            return 0;
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
    }
    ::close(pipe[0]);
    ::setsid();
    auto log = ::fopen(place.file("log").c_str(), "a");
    auto code = serve_guarded(place, how, extras, [&](const std::string& line) {
        auto whole = line + "\n";
        (void)!::write(pipe[1], whole.data(), whole.size());
        ::close(pipe[1]);
        if (log) ::dup2(::fileno(log), STDERR_FILENO);
        to_nowhere(STDOUT_FILENO);
        to_nowhere(STDIN_FILENO);
    });
    std::exit(code);
}

int serve(const Serving& how, const Extras& extras) {
    if (::geteuid() == 0) std::cerr << "Serving as root is not needed and not wise: start it as another user.\n";
    make_folder(how.data);
    auto place = place_at(how.data, how.database, how.profile);
    std::signal(SIGPIPE, SIG_IGN);
    {
        Held held(place);
        if (!held) return tell_running(place, extras);
    }
    return how.detach ? detached(place, how, extras) : serve_guarded(place, how, extras, print);
}

static std::optional<int> running_pid(const std::string& data) {
    auto line = read_file(data + "/ready");
    if (!line) return std::nullopt;
    auto at = line->find("pid=");
    int pid = at == line->npos ? 0 : std::atoi(line->c_str() + at + 4);
    if (pid <= 0 || ::kill(pid, 0) != 0) return std::nullopt;
    return pid;
}

int down(const std::string& data) {
    auto pid = is_running(data) ? running_pid(data) : std::nullopt;
    if (!pid) return refuse("Nothing is running in " + data + ".", 4);
    ::kill(*pid, SIGTERM);
    Place place{data, "", ""};
    for (int tries = 0; tries < 300; ++tries) {          // the lock is free when it has ended: drained, or killed
        if (Held held(place); held) {
            std::cout << "DOWN pid=" << *pid << " served=" << read_file(data + "/served").value_or("0") << std::endl;
            return 0;
        }
        ::poll(nullptr, 0, 100);
    }
    return refuse("It has not ended yet.", 1);
}

}
