// Commands (docs: contract of commands). stdout carries only what they promise; all else goes to stderr.
#include "app/commands.hpp"
#include "platform/crypto/crypto.hpp"
#ifdef JEJARING_FIXTURES
#include "fixtures/fixtures.hpp"
#endif
#include <CLI/CLI.hpp>
#include <fcntl.h>
#include <iostream>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <sys/stat.h>

// What a caller closed is opened on nothing, so that no file of ours is ever number 0, 1 or 2.
static void keep_standard_numbers() {
    for (int number : {0, 1, 2})
        if (::fcntl(number, F_GETFD) < 0) ::open("/dev/null", O_RDWR);
}

int main(int argc, char** argv) {
    keep_standard_numbers();
    CLI::App cli{"Jejaring: the workplace of a regional network of practitioners"};
    cli.require_subcommand(1);
    int code = 0;
    app::Extras extras;
    crypto::start();
    spdlog::set_default_logger(spdlog::stderr_logger_mt("jejaring"));
    spdlog::set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %l %v", spdlog::pattern_time_type::utc);
    ::umask(077);                                         // what is written here is for this user alone
#ifdef JEJARING_FIXTURES
    extras = fixtures::extras();
    fixtures::add_commands(cli, code);
#endif
    app::add_commands(cli, extras, code);
    try {
        cli.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
        return e.get_exit_code() == 0 ? cli.exit(e) : (cli.exit(e, std::cerr, std::cerr), 2);
    } catch (const std::exception& e) {
        std::cerr << e.what() << "\n";
        return 1;
    }
    return code;
}
