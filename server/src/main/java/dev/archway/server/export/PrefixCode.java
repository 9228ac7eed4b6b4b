package dev.archway.server.export;

import java.util.Arrays;

/** The words of a Huffman code (D. Huffman, 1952) as RFC 1951 has them, 3.2.2: none longer than a limit, in the order of their symbols, the first bit lowest. */
final class PrefixCode {

    /** The bits of each symbol's word, 0 where it does not occur. */
    final int[] lengths;

    final int[] words;

    /**
     * @param often how often each symbol occurs
     * @param longest the most bits of a word
     */
    PrefixCode(int[] often, int longest) {
        int[] weights = often.clone();
        int[] found = lengths(weights);
        while (Arrays.stream(found).max().orElse(0) > longest) {
            // rare symbols come closer to frequent ones until the tree is flat enough
            Arrays.setAll(weights, i -> (weights[i] + 1) / 2);
            found = lengths(weights);
        }
        lengths = found;
        words = words(found);
    }

    /** How many bits all the words take. */
    long bits(int[] often) {
        long bits = 0;
        for (int i = 0; i < often.length; i++) {
            bits += (long) often[i] * lengths[i];
        }
        return bits;
    }

    /** The depth of each symbol in the tree that always joins the two lightest. Where only one occurs or none, two have a word, as some readers want it. */
    private static int[] lengths(int[] weights) {
        long[] leaves = new long[weights.length];
        int count = 0;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                leaves[count++] = ((long) weights[i] << 32) | i;
            }
        }
        for (int i = 0; count < 2; i++) {
            if (weights[i] == 0) {
                leaves[count++] = i;
            }
        }
        Arrays.sort(leaves, 0, count);
        // the leaves in their order, then the inner nodes, which come to be in the order of their weights
        long[] weight = new long[2 * count - 1];
        int[] parent = new int[2 * count - 1];
        for (int i = 0; i < count; i++) {
            weight[i] = leaves[i] >> 32;
        }
        int leaf = 0;
        int inner = count;
        for (int node = count; node < weight.length; node++) {
            for (int child = 0; child < 2; child++) {
                int light = leaf < count && (inner == node || weight[leaf] <= weight[inner]) ? leaf++ : inner++;
                weight[node] += weight[light];
                parent[light] = node;
            }
        }
        int[] depth = new int[weight.length];
        int[] lengths = new int[weights.length];
        for (int node = weight.length - 2; node >= 0; node--) {
            depth[node] = depth[parent[node]] + 1;
            if (node < count) {
                lengths[(int) leaves[node]] = depth[node];
            }
        }
        return lengths;
    }

    private static int[] words(int[] lengths) {
        int[] words = new int[lengths.length];
        int word = 0;
        for (int length = 1; length < 16; length++) {
            for (int i = 0; i < lengths.length; i++) {
                if (lengths[i] == length) {
                    words[i] = Integer.reverse(word++) >>> (32 - length);
                }
            }
            word <<= 1;
        }
        return words;
    }
}
