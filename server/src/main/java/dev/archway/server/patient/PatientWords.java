package dev.archway.server.patient;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Words that somebody looks for patients by: each is part of the first name, the last name or the chart number, as {@link ComparedName} compares them. */
public record PatientWords(List<String> patterns) {

    /** More words than a name has say nothing more. */
    private static final int MOST = 10;

    public PatientWords {
        patterns = List.copyOf(patterns);
    }

    public static PatientWords of(String text) {
        List<String> patterns = new ArrayList<>();
        for (String word : text.strip().split("\\s+")) {
            if (!word.isEmpty() && patterns.size() < MOST) {
                patterns.add("%" + escaped(ComparedName.key(word)) + "%");
            }
        }
        return new PatientWords(patterns);
    }

    public boolean isEmpty() {
        return patterns.isEmpty();
    }

    /** The condition on rows of the table of patients under that name; its parameters are {@link #parameters}. */
    public String condition(String table) {
        List<String> each = new ArrayList<>();
        for (int i = 0; i < patterns.size(); i++) {
            each.add("(%1$s.first_key like :word%2$d or %1$s.last_key like :word%2$d or %1$s.chart_key like :word%2$d)"
                    .formatted(table, i));
        }
        return String.join(" and ", each);
    }

    public Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        for (int i = 0; i < patterns.size(); i++) {
            parameters.put("word" + i, patterns.get(i));
        }
        return parameters;
    }

    /** Keeps the patient out of logs. */
    @Override
    public String toString() {
        return "PatientWords";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
