// One request and its answer while they pass through the server, and what Beast makes of the bytes. Included by server.cpp alone: Boost ends there.
#pragma once
#include "platform/http/answer.hpp"
#include "platform/http/framing.hpp"
#include "platform/http/limits.hpp"
#include <boost/beast/http.hpp>

namespace http {

namespace net = boost::asio;
namespace beast = boost::beast;
using beast::error_code;

// Beast gives an Intake the pieces of a body, the framing of chunks taken off.
struct IntoIntake {
    using value_type = Intake*;
    class reader {
        Intake*& intake;

    public:
        template <bool is_request, class Fields>
        reader(beast::http::header<is_request, Fields>&, value_type& value) : intake(value) {}
        void init(const boost::optional<std::uint64_t>&, error_code& error) { error = {}; }
        template <class Buffers> std::size_t put(const Buffers& buffers, error_code& error) {
            error = {};
            std::size_t bytes = 0;
            for (net::const_buffer buffer : beast::buffers_range_ref(buffers)) {
                if (!intake->take({static_cast<const char*>(buffer.data()), buffer.size()})) error = beast::http::error::body_limit;
                bytes += buffer.size();
            }
            return bytes;
        }
        void finish(error_code& error) { error = {}; }
    };
};
using Parser = beast::http::request_parser<IntoIntake>;

// One request and its answer.
struct Exchange {
    Clock::time_point begun = Clock::now();
    Request request;
    Parser parser;
    Framing framing;
    Intake intake;
    std::string_view pattern = "-";
    std::optional<Response> response;
    Persistence persistence = Persistence::close;                    // as the client asked for
    bool unread = true;                                              // what belongs to the request was not read to its end
    const Pairs& headers;                                            // of what the server answers itself

    Exchange(const std::string& remote, const Pairs& headers_of_refusals) : headers(headers_of_refusals) {
        request.id = fresh_id();
        request.remote = remote;
        parser.body_limit(boost::none);                              // the Intake judges
        parser.header_limit(most_head + 1);
        parser.get().body() = &intake;
    }
    Response in_words(int status, std::string_view words) const {
        auto made = plain(status, words);
        made.headers = headers;
        return made;
    }
    void refuse(int status, std::string_view words) { response = in_words(status, words); }
};

inline std::string text_of(beast::string_view s) { return {s.data(), s.size()}; }

inline std::string lower_case(beast::string_view s) {
    auto text = text_of(s);
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

inline void fill(Head& head, const Parser::value_type& message) {
    auto target = text_of(message.target());
    auto question = std::min(target.find('?'), target.size());
    head.method = text_of(message.method_string());
    head.path = target.substr(0, question);
    head.query = target.substr(std::min(question + 1, target.size()));
    head.headers.reserve(16);
    for (auto& field : message) head.headers.emplace_back(lower_case(field.name_string()), text_of(field.value()));
}

inline Persistence asked_for(const Parser& parser) {
    if (!parser.keep_alive()) return Persistence::close;
    return parser.get().version() == 10 ? Persistence::keep_alive : Persistence::as_usual;
}

inline void refuse_long_head(Exchange& x, std::string_view bytes) {
    if (bytes.find('\n') > most_target)
        x.refuse(414, "The address is too long.");
    else
        x.refuse(431, "The head of this request is too long.");
}

// The head is complete: from here the request either has one reading, or an answer that says why not.
inline void read_head(Exchange& x, std::string_view bytes) {
    error_code error;
    x.parser.put(net::buffer(bytes), error);
    if (error || !x.parser.is_header_done()) return x.refuse(400, "This is no HTTP/1.1 request.");
    auto& message = x.parser.get();
    fill(x.request, message);
    if (message.target().size() > most_target) return x.refuse(414, "The address is too long.");
    if (!message.target().starts_with('/')) return x.refuse(400, "The address must be an absolute path.");
    auto framed = framing(x.request, message.version() == 10 ? Version::http_1_0 : Version::http_1_1);
    if (!framed) return x.refuse(400, "Host, Content-Length or Transfer-Encoding cannot be understood in one way only.");
    x.framing = *framed;
    x.persistence = asked_for(x.parser);
    x.unread = x.framing.body();
}

// Fields after a body of chunks: nothing here reads them, and a folded one would have two readings.
inline bool has_trailers(const Exchange& x) {
    auto& fields = x.parser.get();
    return static_cast<std::size_t>(std::distance(fields.begin(), fields.end())) > x.request.headers.size();
}

}
