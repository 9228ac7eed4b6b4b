package dev.archway.server.order;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.archway.server.platform.EntityTag;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The bytes of pages that were asked for lately. A page is kept in one edition at a time, and nobody gets another edition than his token was checked with. */
@Component
class PageCache {

    /** What a page takes beside its bytes, about. */
    private static final int OVERHEAD = 512;
    /** A page is not worth keeping when a few of its kind would drive out all others. */
    private static final int LEAST_PAGES = 16;

    private static final long LARGEST = 4L << 20;

    private final Cache<OrderPage, Kept> pages;
    private final int largest;

    PageCache(OrderProperties properties) {
        long most = properties.pageCache().toBytes();
        this.pages = Caffeine.newBuilder()
                .maximumWeight(most)
                .weigher((OrderPage _, Kept page) -> page.bytes().length + OVERHEAD)
                .build();
        this.largest = (int) Math.min(most / LEAST_PAGES, LARGEST);
    }

    @Nullable
    Kept get(OrderPage page, long edition) {
        Kept kept = pages.getIfPresent(page);
        return kept == null || kept.edition() != edition ? null : kept;
    }

    void keep(OrderPage page, Kept kept) {
        if (kept.bytes().length <= largest) {
            pages.put(page, kept);
        }
    }

    /** A page of an edition. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Kept(long edition, EntityTag tag, byte[] bytes) {}
}
