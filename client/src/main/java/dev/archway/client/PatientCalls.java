package dev.archway.client;

import dev.archway.wire.ChartPatient;
import dev.archway.wire.PatientDetails;
import dev.archway.wire.PatientUpdate;
import dev.archway.wire.PatientUpdateByChart;
import dev.archway.wire.V2Patient;
import dev.archway.wire.V3;
import dev.archway.wire.V3Patient;
import dev.archway.wire.WireJson;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.type.TypeFactory;

/**
 * A practice's patients (DPMS API V2, 5). Partners without patient management get an {@link ApiException} with status 403. {@link DpmsClient#patients()} gives this;
 * errors, repetition and threads are as there.
 */
public final class PatientCalls {

    /** The most patients of one page of {@link #page}. DPMS API V2, 5.2. */
    public static final int LARGEST_PAGE = 100;

    private static final TypeFactory TYPES = WireJson.mapper().getTypeFactory();
    private static final JavaType PAGE = TYPES.constructParametricType(
            V3.class, TYPES.constructCollectionType(List.class, V3Patient.class));

    private final Session session;

    PatientCalls(Session session) {
        this.session = session;
    }

    /**
     * The patients with that name, and those with that chart number. DPMS API V2, 5.1.
     *
     * @param firstName compared whole; null is a missing name, which nobody has
     * @param lastName compared whole; null is a missing name, which nobody has
     * @param chartNumber compared whole; null finds those without a chart number
     * @return the matches; empty when there are none
     */
    public List<V2Patient> search(
            @Nullable String firstName, @Nullable String lastName, @Nullable String chartNumber) {
        Map<String, String> parameters = new LinkedHashMap<>();
        put(parameters, "firstName", firstName);
        put(parameters, "lastName", lastName);
        put(parameters, "chartNumber", chartNumber);
        return List.of(Answers.bare(get(session.apiBase(), "/patient/search", parameters), V2Patient[].class));
    }

    /**
     * A page of the patients that pass a filter. DPMS API V2, 5.2; it asks the V3 discovery first.
     *
     * @param offset how many to skip, 0 or more
     * @param limit 1 to {@value #LARGEST_PAGE}
     * @return the page; one without patients when nobody passes the filter (404)
     * @throws ApiException 400 for a filter that is not accepted, 404 when the server has no V3 discovery
     */
    public PatientPage page(PatientFilter filter, long offset, int limit) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("Offset", Long.toString(offset));
        parameters.put("Limit", Integer.toString(limit));
        parameters.putAll(filter.parameters());
        HttpResponse<byte[]> answer = get(session.apiBaseV3(), "/patient/search", parameters);
        if (answer.statusCode() == 404) {
            return new PatientPage(List.of(), 0, null);
        }
        V3<?> page = (V3<?>) Answers.bare(answer, PAGE);
        if (!(page.data() instanceof List<?> patients) || page.meta() == null) {
            throw Answers.unreadable(answer);
        }
        return new PatientPage(
                patients.stream().map(V3Patient.class::cast).toList(),
                page.meta().total(),
                page.meta().nextOffset());
    }

    /** All patients that pass a filter; pages are fetched as the stream is read. DPMS API V2, 5.2. */
    public Stream<V3Patient> all(PatientFilter filter) {
        PatientPages pages = new PatientPages(offset -> page(filter, offset, LARGEST_PAGE));
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(pages, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    /**
     * Gives the patient with a GUID other names or another chart number; what is null stays. DPMS API V2, 5.3.
     *
     * @return the patient after the update
     * @throws ApiException 400 for an unknown GUID or nothing to update, 404 without a GUID, 409 for the names of another patient
     */
    public PatientDetails update(PatientUpdate update) {
        return Answers.bare(patch("/patients", update), PatientDetails.class);
    }

    /**
     * Gives the only patient with a chart number other details; what is null stays. DPMS API V2, 5.4.
     *
     * @return the patient after the update
     * @throws SharedChartNumber when several patients have that chart number (409)
     * @throws ApiException 400 without a chart number or anything to update, 404 when no patient has that chart number, 409 for the names of another patient
     */
    public PatientDetails updateByChartNumber(PatientUpdateByChart update) {
        HttpResponse<byte[]> answer = patch("/patient/by-chart-number", update);
        if (answer.statusCode() == 409) {
            throw conflict(answer);
        }
        return Answers.bare(answer, PatientDetails.class);
    }

    /** 409 has a list for a body, or an error like any other. */
    private static ApiException conflict(HttpResponse<byte[]> answer) {
        try {
            ChartPatient[] patients = WireJson.mapper().readValue(answer.body(), ChartPatient[].class);
            if (patients != null) {
                return new SharedChartNumber(List.of(patients));
            }
        } catch (JacksonException noList) {
            // an error like any other
        }
        return Answers.error(answer);
    }

    /** An update that is made twice is made once. */
    private HttpResponse<byte[]> patch(String path, Object body) {
        return session.send(Requests.patchJson(URI.create(session.apiBase() + path), body), Repeat.ALWAYS);
    }

    private HttpResponse<byte[]> get(URI base, String path, Map<String, String> parameters) {
        String query = parameters.isEmpty() ? "" : "?" + Requests.query(parameters);
        return session.send(Requests.get(URI.create(base + path + query)), Repeat.ALWAYS);
    }

    private static void put(Map<String, String> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }
}
