package dev.archway.mesh;

import java.util.Arrays;

/** A list of numbers that grows. */
final class Numbers {

    private int[] numbers = new int[64];
    private int size;

    void add(int number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * size);
        }
        numbers[size++] = number;
    }

    int get(int i) {
        return numbers[i];
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int removeLast() {
        return numbers[--size];
    }

    void clear() {
        size = 0;
    }

    int[] array() {
        return Arrays.copyOf(numbers, size);
    }
}
