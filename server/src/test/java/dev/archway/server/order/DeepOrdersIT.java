package dev.archway.server.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.account.Registration;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.TestClinic;
import dev.archway.server.testing.Together;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** That the counts by which a page is found are exact whatever happens, and that depth costs nothing. docs/adr/0009. */
@NullUnmarked // Spring fills the fields
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeepOrdersIT extends ArchwayIT {

    private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
    /** More than one block of the upper level holds. */
    private static final int DEEP = 70_000;

    @Autowired
    Registration registration;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    TestClinic deep;

    @BeforeAll
    void manyOrders() {
        deep = TestClinic.open(registration);
        ManyOrders.lay(jdbc, deep, DEEP, FROM, "mind the gap");
    }

    /** Each round: something happens to some orders in one transaction, some of which fail; then the list is what a plain query says. */
    @Test
    void randomChanges_pagesAreThoseOfAPlainQuery() {
        TestClinic clinic = TestClinic.open(registration);
        ManyOrders.lay(jdbc, clinic, 2_000, FROM, "");
        Random random = new Random(4_4_2);
        for (int round = 0; round < 20; round++) {
            boolean fails = random.nextInt(5) == 0;
            transaction.executeWithoutResult(status -> {
                for (int changes = random.nextInt(3); changes >= 0; changes--) {
                    change(clinic, random);
                }
                if (fails) {
                    status.setRollbackOnly();
                }
            });
            blocksAreExact(clinic);
            pagesAreExact(clinic, random);
        }
    }

    @Test
    void concurrentChanges_ofSeveralClinics_noneIsLostAndNobodyDeadlocks() throws Exception {
        List<TestClinic> clinics = List.of(TestClinic.open(registration), TestClinic.open(registration));
        clinics.forEach(clinic -> ManyOrders.lay(jdbc, clinic, 600, FROM, ""));
        Together.run(6, () -> {
            Random random = new Random(ThreadLocalRandom.current().nextLong());
            for (int round = 0; round < 15; round++) {
                // disjoint orders in either order of clinics: whoever waits, waits for an edition
                transaction.executeWithoutResult(_ -> {
                    int first = random.nextInt(2);
                    moveOne(clinics.get(first), random);
                    moveOne(clinics.get(1 - first), random);
                });
            }
            return true;
        });
        clinics.forEach(this::blocksAreExact);
        clinics.forEach(clinic -> pagesAreExact(clinic, new Random(1)));
    }

    @Test
    void blocks_ofTwoLevels_areExact() {
        blocksAreExact(deep);
        assertThat(jdbc.sql("select count(*) from order_block where company_id = :clinic and level = 1")
                        .param("clinic", deep.id().value())
                        .query(Long.class)
                        .single())
                .isGreaterThan(1);
        pagesAreExact(deep, new Random(2));
    }

    /** What a page reads, in buffers of the database, at the front and at the end. */
    @Test
    void deepOffset_readsNoMore() {
        long front = buffers(0);
        long end = buffers(DEEP - 200);

        assertThat(front).isPositive();
        assertThat(end).as("beside " + front + " at the front").isLessThan(2 * front);
    }

    @Test
    void notes_areGoneWithTheirTransaction() {
        assertThat(jdbc.sql("select (select count(*) from changed_order) + (select count(*) from changed_company)")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void anEmptiedTable_isAnEmptyList() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("truncate orders cascade").update();
            jdbc.sql("set constraints all immediate").update();
            assertThat(jdbc.sql("select orders_before(:clinic, 'infinity', 0)")
                            .param("clinic", deep.id().value())
                            .query(Long.class)
                            .single())
                    .isZero();
            status.setRollbackOnly();
        });
        assertThat(listed(deep)).hasSizeGreaterThan(DEEP - 100);
    }

    private void change(TestClinic clinic, Random random) {
        String orders = switch (random.nextInt(7)) {
            case 0 -> // a rescan: to the end
                "scanned_at = now() + random() * interval '1 day' where id % 97 = " + random.nextInt(97);
            case 1 -> // a failed rescan: back to anywhere
                "scanned_at = timestamptz '2020-01-01Z' + random() * interval '2 days' where id % 13 = "
                        + random.nextInt(13);
            case 2 -> // many at one moment
                "scanned_at = timestamptz '2020-01-02Z' where id % 3 = " + random.nextInt(3);
            case 3 -> "listed_at = null where id % 7 <> " + random.nextInt(7);
            case 4 -> "listed_at = null where true";
            case 5 -> "state = 'LAB_REVIEW' where id % 2 = " + random.nextInt(2);
            default -> "listed_at = now() where id % 5 <> " + random.nextInt(5);
        };
        jdbc.sql("update orders set " + orders + " and company_id = :clinic")
                .param("clinic", clinic.id().value())
                .update();
    }

    private void moveOne(TestClinic clinic, Random random) {
        jdbc.sql("""
                        update orders set scanned_at = :at
                        where company_id = :clinic
                          and id = (select id from orders where company_id = :clinic order by random() limit 1 for update skip locked)""")
                .param("at", FROM.plusSeconds(random.nextInt(100_000)).atOffset(ZoneOffset.UTC))
                .param("clinic", clinic.id().value())
                .update();
    }

    /** Each block has as many orders as it says and no more than it may. */
    private void blocksAreExact(TestClinic clinic) {
        for (int level = 0; level < 2; level++) {
            assertThat(jdbc.sql("""
                            with entry as (
                                select scanned_at as at, id, 0 as block, 0 as orders
                                from orders where company_id = :clinic and listed_at is not null
                                union all
                                select first_at, first_id, 1, orders
                                from order_block where company_id = :clinic and level = :level),
                            running as (
                                select *, sum(1 - block) over (order by at, id, block desc rows unbounded preceding) as seen,
                                       sum(1 - block) over () as total
                                from entry),
                            counted as (
                                select at, orders, lead(seen, 1, total) over (order by at, id) - seen as counted
                                from running where block = 1)
                            select at || ' has ' || counted || ', not ' || orders
                            from counted
                            where counted <> orders or orders > :most""")
                            .param("clinic", clinic.id().value())
                            .param("level", level)
                            .param("most", level == 0 ? 512 : 65_536)
                            .query(String.class)
                            .list())
                    .as("level " + level)
                    .isEmpty();
        }
        assertThat(jdbc.sql("""
                        select count(*) from order_block u
                        where company_id = :clinic and level = 1 and not exists (
                            select from order_block l
                            where l.company_id = :clinic and l.level = 0 and l.first_at = u.first_at and l.first_id = u.first_id)""")
                        .param("clinic", clinic.id().value())
                        .query(Long.class)
                        .single())
                .as("blocks of level 1 that begin where none of level 0 does")
                .isZero();
    }

    private void pagesAreExact(TestClinic clinic, Random random) {
        List<Long> listed = listed(clinic);
        Http dpms = clinic.as(http(), "sandbox-dpms");
        for (int page = 0; page < 3; page++) {
            int offset = random.nextInt(listed.size() + 5);
            int size = 1 + random.nextInt(30);
            JsonNode answer = dpms.get("/third-party/v2/orders/practice?Offset=" + offset + "&pageSize=" + size)
                    .data();
            List<Long> expected = listed.stream().skip(offset).limit(size).toList();
            assertThat(ids(answer)).as(offset + " of " + listed.size()).isEqualTo(expected);
            assertThat(answer.path("HasMore").asBoolean()).isEqualTo(offset + size < listed.size());
        }
        int offset = random.nextInt(50);
        List<Long> days = jdbc.sql("""
                        select id from orders
                        where company_id = :clinic and listed_at is not null
                          and scanned_at >= '2020-01-01T12:00Z' and scanned_at < '2020-01-03Z'
                        order by scanned_at, id""")
                .param("clinic", clinic.id().value())
                .query(Long.class)
                .list();
        JsonNode answer = dpms.get("/third-party/v2/orders/practice?Offset=" + offset
                        + "&pageSize=20&dateFrom=2020-01-01T12:00:00Z&dateTo=2020-01-02")
                .data();
        assertThat(ids(answer)).isEqualTo(days.stream().skip(offset).limit(20).toList());
        assertThat(answer.path("HasMore").asBoolean()).isEqualTo(offset + 20 < days.size());
    }

    private List<Long> listed(TestClinic clinic) {
        return jdbc.sql(
                        "select id from orders where company_id = :clinic and listed_at is not null order by scanned_at, id")
                .param("clinic", clinic.id().value())
                .query(Long.class)
                .list();
    }

    private static List<Long> ids(JsonNode page) {
        return page.path("Results")
                .valueStream()
                .map(order -> order.path("OrderId").asLong())
                .toList();
    }

    private long buffers(long offset) {
        OrderPage page =
                new OrderPage(deep.id(), ListView.PRACTICE, "http://x", OrderFilter.of(null, null, null), offset, 100);
        List<Long> read = new ArrayList<>();
        for (int round = 0; round < 2; round++) { // the first loads catalogues and plans
            String plan = jdbc.sql("explain (analyze, buffers, format json) " + PracticeOrderQuery.sql(page))
                    .params(PracticeOrderQuery.parameters(page))
                    .query(String.class)
                    .single();
            JsonNode top = JsonMapper.shared().readTree(plan).path(0).path("Plan");
            read.add(LongStream.of(
                            top.path("Shared Hit Blocks").asLong(),
                            top.path("Shared Read Blocks").asLong())
                    .sum());
        }
        return read.getLast();
    }
}
