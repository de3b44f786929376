#include "tests/world/ground.hpp"

namespace world {

class Items : public Ground {
protected:
    std::string hash(std::string_view who, ItemId id, Side side = Side::working) { return find_shown(page(who).db, id, side)->hash_hex(); }
    // What `who` saves on the text she saw; the hash of the new text, or the problem.
    Result<std::string> saves(std::string_view who, std::string_view seat, ItemId id, const std::string& base, const std::string& said) {
        return network.house->lane.write({network.person(who), network.now, network.chance(), {}, {}}, [&](Writer& db, const Actor&) -> Result<std::string> {
            Hand hand(db, person_called(db, who), seat, network.now);
            return crypto::hex(TRY(save(db, hand.deed, hand.seat, id, base, words(said))).s);
        });
    }
};

TEST_F(Items, a_text_is_found_again_as_it_was_written) {
    auto said = std::string("ລາວ ខ្មែរ ไทย မြန်မာ Tiếng Việt — “quoted” <b>&amp;</b>\nsecond line");
    EXPECT_EQ(text("dara", note(said)), said);
}

TEST_F(Items, a_new_text_has_its_own_hash_and_code) {
    auto id = note("First"), same_words = note("First");
    auto first = *find_shown(page("dara").db, id, Side::working);
    EXPECT_NE(first.hash, find_shown(page("dara").db, same_words, Side::working)->hash);
    EXPECT_EQ(first.code, text::short_code(first.hash.s));
    edited(id, "Second");
    EXPECT_NE(hash("dara", id), first.hash_hex());
    EXPECT_EQ(find_revision(page("dara").db, first.hash)->item, id);
}

TEST_F(Items, saving_what_is_there_already_changes_nothing) {
    auto id = note("The same");
    auto before = hash("dara", id);
    EXPECT_EQ(*saves("sari", "contact_point.ID", id, "", "The same"), before);
    EXPECT_EQ(rows(sql("select count(*) from revision where item = {}", id)), 1);
    EXPECT_EQ(acts_of(page("dara").db, id).size(), 1u);
}

TEST_F(Items, two_writers_see_both_texts_and_the_second_saves_on_the_first) {
    auto id = note("Before");
    auto base = hash("dara", id);
    auto first = saves("dara", "desk_officer.ID", id, base, "Dara's words");
    auto second = saves("sari", "contact_point.ID", id, base, "Sari's words");
    ASSERT_TRUE(second.collision());
    EXPECT_EQ(second.collision()->error, "version");
    EXPECT_EQ(second.collision()->mine, "Sari's words");
    EXPECT_EQ(second.collision()->theirs, "Dara's words");
    EXPECT_EQ(second.collision()->base, *first);
    EXPECT_TRUE(saves("sari", "contact_point.ID", id, second.collision()->base, "The words of both"));
    EXPECT_EQ(text("dara", id), "The words of both");
}

TEST_F(Items, who_may_not_read_a_text_saves_nothing_on_it) {
    auto id = note("Being written");
    EXPECT_TRUE(saves("keo", "contact_point.LA", id, hash("dara", id), "Mine").hidden());
    EXPECT_EQ(text("dara", id), "Being written");
}

TEST_F(Items, a_draft_is_made_from_a_text_of_its_own_thing_and_from_few_of_them) {
    auto id = note("Before"), other = note("Another");
    auto may = [&](const std::string& base) {
        auto answer = std::string();
        as_maker(id, [&](Writer& db, const Hand& hand) {
            auto allowed = may_draft_from(db, hand.deed, id, base);
            answer = allowed ? "" : std::string(allowed.errors()->fields.front().code);
            if (allowed) save_draft(db, hand.deed, id, *allowed, words("Half a sentence"));
        });
        return answer;
    };
    for (auto& base : {std::string(), std::string("x"), std::string(64, '0'), hash("dara", other), hash("dara", id) + "00", "A" + hash("dara", id).substr(1)}) EXPECT_EQ(may(base), "base") << base;
    for (int n = 0; n < most_drafts; ++n) {
        EXPECT_EQ(may(hash("dara", id)), "");
        EXPECT_EQ(may(hash("dara", id)), "");
        EXPECT_TRUE(saves("sari", "contact_point.ID", id, hash("dara", id), "Text " + std::to_string(n)));
    }
    EXPECT_EQ(may(hash("dara", id)), "drafts");
}

TEST_F(Items, a_draft_belongs_to_its_writer_and_ends_when_she_saves) {
    auto id = note("Before");
    as_maker(id, [&](Writer& db, const Hand& hand) { save_draft(db, hand.deed, id, find_shown(db, id, Side::working)->hash, words("Half a sen")); });
    as_maker(id, [&](Writer& db, const Hand& hand) { save_draft(db, hand.deed, id, find_shown(db, id, Side::working)->hash, words("Half a sentence")); });
    auto drafts = drafts_of(page("sari").db, id);
    ASSERT_EQ(drafts.size(), 1u);
    EXPECT_EQ(drafts.front().writer, network.person("dara"));
    EXPECT_EQ(drafts.front().content(), words("Half a sentence"));
    EXPECT_TRUE(drafts_of(page("keo").db, id).empty());
    EXPECT_EQ(text("sari", id), "Before");
    edited(id, "A sentence");
    EXPECT_TRUE(drafts_of(page("sari").db, id).empty());
}

TEST_F(Items, a_draft_of_what_is_shared_is_not_there_for_its_readers) {
    auto id = shared_note("Shared", {"public"});
    as_maker(id, [&](Writer& db, const Hand& hand) { save_draft(db, hand.deed, id, find_shown(db, id, Side::working)->hash, words("Second thoughts")); });
    for (auto who : {"keo", "ana", "ops"}) EXPECT_TRUE(drafts_of(page(who).db, id).empty()) << who;
    EXPECT_TRUE(drafts_of(visitors_page().db, id).empty());
}

TEST_F(Items, acts_are_told_to_who_reads_the_side_they_are_about) {
    auto id = shared_note("Shared", {"network"});
    as_maker(id, [&](Writer& db, const Hand& hand) { act(db, hand.deed, hand.seat, id, "note.share", Side::released, find_shown(db, id, Side::working)->hash, {{"circle", "network"}}); });
    auto office = acts_of(page("sari").db, id), reader = acts_of(page("keo").db, id);
    ASSERT_EQ(office.size(), 2u);
    ASSERT_EQ(reader.size(), 1u);
    EXPECT_EQ(reader.front().name, "note.share");
    EXPECT_EQ(reader.front().of("circle"), "network");
    EXPECT_EQ(reader.front().basis, signed_in);
    EXPECT_TRUE(acts_of(visitors_page().db, id).empty());
}

TEST_F(Items, a_link_is_there_for_who_reads_both_ends_and_no_gap_for_others) {
    auto open = shared_note("Open", {"network"}), hidden = note("Hidden");
    as_maker(open, [&](Writer& db, const Hand&) {
        tie(db, open, "from", hidden);
        tie(db, hidden, "about", open);
        tie(db, open, "from", hidden);
    });
    EXPECT_EQ(ties_of(page("dara").db, open).size(), 2u);
    EXPECT_EQ(ties_of(page("dara").db, hidden).size(), 2u);
    for (auto id : {open, hidden}) {
        EXPECT_TRUE(ties_of(page("keo").db, id).empty());
        EXPECT_TRUE(ties_of(visitors_page().db, id).empty());
    }
    EXPECT_EQ(page("keo").db.value<int>(sql("select count(*) from seen_link")), 0);
}

// ---- lists

using Ids = std::vector<ItemId>;

class Lists : public Ground {
protected:
    // So many notes, one an hour but for every third, which comes with the one before it; each shared with one of so many lists of names.
    Ids shared_with_lists(int notes, int lists) {
        Ids all;
        network.change([&](Writer& db) {
            all.clear();
            std::vector<CircleId> named;
            auto keo = person_called(db, "keo"), dara = person_called(db, "dara"), nok = person_called(db, "nok");
            for (int i = 0; i < lists; ++i) named.push_back(add_named(db, i % 2 ? std::vector{keo, nok} : std::vector{keo}));
            for (int i = 0; i < notes; ++i) {
                Hand hand(db, dara, "desk_officer.ID", network.now + std::chrono::hours(i - (i % 3 == 2)));
                all.push_back(create(db, hand.deed, hand.seat, {Kind::note, hand.seat.office, {}, words("Note " + std::to_string(i))}, "note.begin"));
                release(db, hand.deed, all.back(), find_shown(db, all.back(), Side::working)->hash, {named[static_cast<std::size_t>(i) % named.size()]});
            }
        });
        return all;
    }
    // What `who` reads, newest first, by looking at each alone.
    Ids expected(std::string_view who, const Ids& all, Side side) {
        auto hers = page(who);
        std::vector<std::pair<Time, ItemId>> rows;
        for (auto id : all)
            if (auto shown = find_shown(hers.db, id, side)) rows.emplace_back(shown->sort, id);
        std::ranges::sort(rows, std::greater());
        Ids ids;
        for (auto& row : rows) ids.push_back(row.second);
        return ids;
    }
    Ids page_by_page(std::string_view who, Side side, int n) {
        auto hers = page(who);
        Ids ids;
        After after;
        for (;;) {
            auto rows = newest(hers.db, Kind::note, side, after, n);
            for (auto& row : rows) ids.push_back(row.id);
            if (static_cast<int>(rows.size()) < n) return ids;
            after = {rows.back().sort, rows.back().id};
        }
    }
    void expect_whole_lists(const Ids& all) {
        for (auto who : {"keo", "nok", "dara", "sari", "ana"})
            for (auto side : {Side::working, Side::released})
                for (int n : {1, 7, 200}) EXPECT_EQ(page_by_page(who, side, n), expected(who, all, side)) << who << " by " << n;
    }
    std::size_t audiences_of(std::string_view who) { return actor(who).sight.audiences.size(); }
};

TEST_F(Lists, are_newest_first_page_by_page_and_name_nothing_twice) {
    auto all = shared_with_lists(30, 10);
    EXPECT_LE(audiences_of("keo"), 64u);
    EXPECT_EQ(expected("keo", all, Side::released).size(), 30u);
    EXPECT_EQ(expected("nok", all, Side::released).size(), 15u);
    expect_whole_lists(all);
}

TEST_F(Lists, are_the_same_for_who_reads_through_more_audiences_than_are_merged_at_once) {
    auto all = shared_with_lists(160, 80);
    EXPECT_GT(audiences_of("keo"), 64u);
    EXPECT_LE(audiences_of("nok"), 64u);
    EXPECT_EQ(expected("keo", all, Side::released).size(), 160u);
    expect_whole_lists(all);
}

TEST_F(Lists, name_a_thing_once_that_is_read_for_several_reasons) {
    auto id = shared_note("For us and all", {"network"});
    EXPECT_GT(rows(sql("select count(*) from reading_right where item = {} and side = 1", id)), 1);
    EXPECT_EQ(page_by_page("sari", Side::released, 10), Ids{id});
}

TEST_F(Lists, keep_to_their_kind_and_their_side) {
    auto id = note("A note");
    made({"dara", "desk_officer.ID", "A plan", {}, Kind::plan});
    EXPECT_EQ(page_by_page("sari", Side::working, 10), Ids{id});
    EXPECT_TRUE(page_by_page("sari", Side::released, 10).empty());
}

TEST_F(Lists, a_hidden_thing_between_leaves_no_gap) {
    Ids open;
    for (int i = 0; i < 8; ++i) {
        network.now += std::chrono::hours(1);
        open.push_back(shared_note("Open", {"network"}));
        note("Hidden");
        shared_note("Hidden", {"advisory_board"});
    }
    std::ranges::reverse(open);
    auto hers = page("keo");
    Ids first;
    for (auto& row : newest(hers.db, Kind::note, Side::released, {}, 5)) first.push_back(row.id);
    EXPECT_EQ(first, Ids(open.begin(), open.begin() + 5));
    EXPECT_EQ(page_by_page("keo", Side::released, 3), open);
}

}
