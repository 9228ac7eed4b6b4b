package dev.archway.server.account;

/** That somebody belongs to a company, and whether the orders of colleagues there can be seen. */
public record Membership(Company company, User person, boolean seesAllOrders) {}
