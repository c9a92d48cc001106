package io.jenkins.plugins.mlops.registry;

/** Which part of a long list a page shows. Pages count from 1; a number outside is the nearest inside. */
public final class Paging {
    private final int total;
    private final int size;
    private final int page;
    private final String query;

    Paging(int total, String asked, int size) {
        this(total, asked, size, "");
    }

    /**
     * @param asked what the address says, or null
     * @param size rows a page
     * @param query what else stands in the address of each page, encoded, with an ampersand at its end; or empty
     */
    public Paging(int total, String asked, int size, String query) {
        this.total = total;
        this.query = query;
        this.size = size;
        int wanted = asked != null && asked.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(asked) : 1;
        this.page = Math.max(1, Math.min(wanted, getPages()));
    }

    public int getPage() {
        return page;
    }

    public int getPages() {
        return Math.max(1, (total + size - 1) / size);
    }

    public int getTotal() {
        return total;
    }

    public boolean isFirst() {
        return page == 1;
    }

    public boolean isLast() {
        return page == getPages();
    }

    /** Returns the part of an address before the number of the page. */
    public String getQuery() {
        return query;
    }

    /** Position of the first row, from 0. */
    public int from() {
        return Math.min(total, (page - 1) * size);
    }

    /** Position behind the last row. */
    public int to() {
        return Math.min(total, page * size);
    }
}
