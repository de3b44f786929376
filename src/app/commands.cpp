#include "app/commands.hpp"
#include "app/address.hpp"
#include "app/backup.hpp"
#include "app/network.hpp"
#include "app/selfcheck.hpp"
#include <CLI/CLI.hpp>
#include <iostream>
#include <nlohmann/json.hpp>

namespace app {

// Each time it is served: it stands where the proxy's does, in what starts the service.
static void add_address(CLI::App& command, std::string& address) {
    auto as_origin = [](std::string& given) {
        auto origin = public_address(given);
        if (!origin) return std::string("The address is https://HOST or https://HOST:PORT, as browsers show it.");
        given = *origin;
        return std::string();
    };
    command.add_option("--address", address, "https://HOST[:PORT], where a proxy with TLS stands in front")->check(CLI::Validator(as_origin, ""));
}

static void add_serving(CLI::App& cli, const Extras& extras, int& code, const std::string& name, bool as_sample) {
    auto how = std::make_shared<Serving>();
    how->as_sample = as_sample;
    how->data = as_sample ? "demo-data" : "up-data";
    auto* command = cli.add_subcommand(name, as_sample ? "serve a demonstration with the sample" : "serve a real network");
    command->add_option("--port", how->port, "on localhost")->check(CLI::Range(1, 65535));
    command->add_option("--data", how->data, "the folder of the instance");
    command->add_option("--database", how->database, "a connection string of PostgreSQL; without it SQLite in the folder");
    command->add_option("--profile", how->profile, about_profile);
    if (!as_sample) add_address(*command, how->address);
    command->add_flag("--detach", how->detach, "return when it is ready");
    command->callback([how, &extras, &code] { code = serve(*how, extras); });
}

static void add_down(CLI::App& cli, int& code) {
    auto data = std::make_shared<std::string>();
    auto* command = cli.add_subcommand("down", "stop what serves a folder");
    command->add_option("--data", *data, "the folder of the instance")->required();
    command->callback([data, &code] { code = down(*data); });
}

static nlohmann::ordered_json as_json(const pages::Route& route) {
    nlohmann::ordered_json json;
    json["method"] = route.method;
    json["pattern"] = route.pattern;
    json["name"] = route.name;
    json["auth"] = route.auth == pages::Auth::session ? "session" : "public";
    json["reads"] = route.reads;
    json["acts"] = route.acts;
    json["form"] = nlohmann::json::array();
    for (auto& field : route.form) json["form"].push_back({{"name", field.name}, {"type", field.type}, {"required", field.required}, {"max", field.most}});
    json["proofs"] = route.constant ? std::vector<std::string>{"constant"} : std::vector<std::string>{"agree", "silent"};
    return json;
}

static void add_routes(CLI::App& cli) {
    auto named = std::make_shared<std::string>();
    auto* command = cli.add_subcommand("routes", "every address, what it reads and what may be done there");
    command->add_flag("--json")->required();
    command->add_option("--profile", *named, about_profile);
    command->callback([named] {
        auto profile = profile::read(profile_folder(*named, share_folder()));
        pages::Tables tables{profile};
        open_rooms(tables);
        auto all = nlohmann::ordered_json::array();
        for (auto& route : tables.routes.list()) all.push_back(as_json(route));
        std::cout << all.dump() << std::endl;
    });
}

static void add_selfcheck(CLI::App& cli, int& code) {
    auto data = std::make_shared<std::string>("demo-data");
    auto* command = cli.add_subcommand("selfcheck", "whether what can be worked out again is as it should be");
    command->add_flag("--json")->required();
    command->add_option("--data", *data, "the folder of the instance");
    command->callback([data, &code] {
        auto place = place_at(*data, "");
        if (!is_prepared(place)) throw std::runtime_error("There is no network in " + *data + ".");
        auto found = selfcheck(place);
        nlohmann::ordered_json json;
        json["ok"] = std::ranges::all_of(found, [](auto& c) { return c.second == 0; });
        for (auto& [name, count] : found) json["checks"][name] = count;
        std::cout << json.dump() << std::endl;
        code = json["ok"] ? 0 : 1;
    });
}

static void add_backup(CLI::App& cli) {
    auto data = std::make_shared<std::string>(), file = std::make_shared<std::string>();
    auto* command = cli.add_subcommand("backup", "all of a network into one file, while it is served");
    command->add_option("--data", *data, "the folder of the instance")->required();
    command->add_option("--to", *file, "the file")->required();
    command->callback([data, file] {
        auto copied = back_up(place_at(*data, ""), *file);
        std::cout << "BACKUP to=" << *file << " rows=" << copied.rows << " sha256=" << copied.hash << std::endl;
    });
}

struct Restoring { std::string file, withdrawals, data, database; bool without = false; };

// What was closed after the backup would be open again: nobody puts one back so without having said it.
static std::optional<std::string> list_of_withdrawals(const Restoring& how) {
    if (how.without != how.withdrawals.empty())
        throw CLI::ParseError("Name with --withdrawals the file `withdrawals` of the folder that was served last: it closes again what was closed after the backup.\n"
                              "Where it is lost: --without-withdrawals closes whatever fewer than the network can read, until its owner shares it again. What the whole network could read is open again.",
                              CLI::ExitCodes::RequiredError);
    return how.without ? std::nullopt : std::optional(how.withdrawals);
}

static void add_restore(CLI::App& cli) {
    auto how = std::make_shared<Restoring>();
    auto* command = cli.add_subcommand("restore", "a network from a backup, into an empty folder");
    command->add_option("--from", how->file, "the file")->required();
    command->add_option("--withdrawals", how->withdrawals, "the file `withdrawals` of the folder that was served last: it closes again what was closed after the backup");
    command->add_flag("--without-withdrawals", how->without, "where that file is lost: closes whatever fewer than the network can read, until its owner shares it again");
    command->add_option("--data", how->data, "the folder of the instance")->required();
    command->add_option("--database", how->database, "a connection string of PostgreSQL; without it SQLite in the folder");
    command->callback([how] {
        auto withdrawals = list_of_withdrawals(*how);
        make_folder(how->data);
        auto restored = restore(place_at(how->data, how->database), how->file, withdrawals, system_time());
        std::cout << "RESTORED data=" << how->data << " rows=" << restored.copied.rows << " sha256=" << restored.copied.hash << " closed=" << restored.closed << std::endl;
    });
}

void add_commands(CLI::App& cli, const Extras& extras, int& code) {
    add_serving(cli, extras, code, "up", false);
    add_serving(cli, extras, code, "demo", true);
    add_down(cli, code);
    add_routes(cli);
    add_selfcheck(cli, code);
    add_backup(cli);
    add_restore(cli);
}

}
