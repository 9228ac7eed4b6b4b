package dev.archway.server.access;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;

/** The chains of the JSON APIs: no session, no cookie, no CSRF token, a bearer token or nothing. */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

    private final ApiRefusals refusals;
    private final OneBearerToken token;

    ApiSecurity(ApiRefusals refusals, OneBearerToken token) {
        this.refusals = refusals;
        this.token = token;
    }

    @Bean
    @Order(10)
    SecurityFilterChain open(HttpSecurity http) {
        return stateless(http.securityMatcher("/sandbox/**", "/api/scanner/v1/login", "/actuator/**"))
                .authorizeHttpRequests(calls -> calls.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(11)
    SecurityFilterChain scanners(HttpSecurity http, DeviceTokenCheck check) {
        return bearer(http.securityMatcher("/api/scanner/**"), check::letIn);
    }

    @Bean
    @Order(12)
    SecurityFilterChain dpms(HttpSecurity http, AccessTokenCheck check) {
        return bearer(http.securityMatcher("/api/**", "/third-party/**"), check::letIn);
    }

    /** Without an observation of each filter, which costs more than the filters do (docs/adr/0010); requests are observed as wholes. */
    @Bean
    SecurityObservationSettings observations() {
        return SecurityObservationSettings.noObservations();
    }

    private SecurityFilterChain bearer(HttpSecurity http, AuthenticationManager check) {
        return stateless(http)
                .authorizeHttpRequests(calls -> calls.anyRequest().authenticated())
                .oauth2ResourceServer(server -> server.bearerTokenResolver(token)
                        .authenticationManagerResolver(request -> check)
                        .authenticationEntryPoint(refusals)
                        .accessDeniedHandler(refusals))
                .build();
    }

    private HttpSecurity stateless(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals));
    }
}
