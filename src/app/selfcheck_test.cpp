#include "app/selfcheck.hpp"
#include "tests/world/ground.hpp"

namespace world {

class Selfcheck : public Ground {
protected:
    ItemId id = shared_note("Checked", {"network"});

    Database beside;                                     // for its folder
    std::map<std::string, int> found() const {
        auto all = app::selfcheck({beside.folder(), network.address(), app::share_folder()});
        return {all.begin(), all.end()};
    }
    void by_hand(const store::Sql& q) {
        auto connection = store::open(network.address(), store::Use::migrate);
        Writer(*connection).exec(q);
    }
    // What was broken is counted once, and by this check alone.
    void expect_only(const std::string& check) const {
        for (auto& [name, wrong] : found()) EXPECT_EQ(wrong, name == check ? 1 : 0) << name;
    }
    store::Sql search_rows() const { return on_postgres() ? sql("search") : sql("search_place"); }
};

TEST_F(Selfcheck, finds_nothing_wrong_with_what_was_done_by_acts) {
    auto inner = part(id, "Part");
    narrowed(inner, "advisory_board");
    shared(inner, {"network"});
    edited(id, "Changed afterwards");
    withdrawn(id);
    for (auto& [name, wrong] : found()) EXPECT_EQ(wrong, 0) << name;
    EXPECT_EQ(found().size(), 7u);
}

TEST_F(Selfcheck, counts_a_reading_right_that_is_missing) {
    by_hand(sql("delete from reading_right where item = {} and side = 1 and audience = (select id from audience where circles = '2')", id));
    expect_only("reading_rights");
}

TEST_F(Selfcheck, counts_a_reading_right_too_many) {
    by_hand(sql("insert into reading_right (audience, side, kind, sort, item) select id, 1, {}, 0, {} from audience where circles <> '2' and id not in (select audience from reading_right where item = {}) limit 1",
                Kind::note, id, id));
    expect_only("reading_rights");
}

TEST_F(Selfcheck, counts_a_search_row_that_is_missing) {
    by_hand(sql("delete from {} where item = {} and side = 1", search_rows(), id));
    expect_only("search_rows");
}

TEST_F(Selfcheck, counts_a_search_row_of_what_nobody_reads) {
    auto hidden = note("Hidden");
    by_hand(on_postgres() ? sql("insert into search (sort, item, side, words) values (1, {}, 1, '')", hidden) : sql("insert into search_place (sort, item, side) values (1, {}, 1)", hidden));
    expect_only("search_rows");
}

TEST_F(Selfcheck, counts_a_text_that_is_not_the_one_its_hash_was_made_of) {
    by_hand(sql("update revision set body = {} where item = {}", store::Bytes{text::canonical_bytes(words("Forged"))}, id));
    expect_only("revision_hashes");
}

TEST_F(Selfcheck, counts_a_released_text_of_another_item) {
    auto other = note("Other");
    by_hand(sql("update item set shown = (select revision from item where id = {}) where id = {}", other, id));
    expect_only("released_hash");
}

TEST_F(Selfcheck, counts_an_entry_whose_payload_was_changed_and_an_act_without_entry) {
    by_hand(sql("update entry set payload = 'forged' where id = (select min(id) from entry)"));
    expect_only("record_entries");
    by_hand(sql("delete from entry where id = (select min(id) from entry)"));
    expect_only("record_entries");
}

TEST_F(Selfcheck, leaves_nothing_behind) {
    auto audiences = rows(sql("select count(*) from audience")), epoch = rows(sql("select epoch from rights"));
    narrowed(id, "civil_society");
    auto after = rows(sql("select count(*) from audience"));
    EXPECT_GT(after, audiences);
    epoch = rows(sql("select epoch from rights"));
    found();
    EXPECT_EQ(rows(sql("select count(*) from audience")), after);
    EXPECT_EQ(rows(sql("select epoch from rights")), epoch);
}

TEST_F(Selfcheck, counts_a_file_that_was_begun_and_is_not_whole) {
    auto leftover = beside.folder() + "/links.txt.new";
    app::write_file(leftover, "half");
    expect_only("orphan_files");
    EXPECT_EQ(std::remove(leftover.c_str()), 0);
}

}
