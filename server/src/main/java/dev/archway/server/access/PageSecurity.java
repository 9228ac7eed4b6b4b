package dev.archway.server.access;

import dev.archway.server.platform.ArchwayProperties;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationFilter;

/** The chain of everything that a person sees in a browser: a session, a login page, CSRF tokens, and no script or style but the server's own files. */
@Configuration(proxyBeanMethods = false)
class PageSecurity {

    /** Where a form may lead is added to it; the login page may also lead back to the partner. */
    static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    /** Added to it for pages whose own scripts ask this server. */
    static final String SCRIPTS = "; script-src 'self'; connect-src 'self'";

    @Bean
    @Order(20)
    SecurityFilterChain pages(
            HttpSecurity http,
            BrowserSessions sessions,
            SignInLimit limit,
            SignInUsers users,
            AuthorizationManager<RequestAuthorizationContext> signedIn) {
        // passkeys are of people by their id
        http.setSharedObject(UserDetailsService.class, users::byId);
        HttpSessionRequestCache pagesToComeBackTo = new HttpSessionRequestCache();
        pagesToComeBackTo.setRequestMatcher(ToLogin::isPage);
        return http.requestCache(asked -> asked.requestCache(pagesToComeBackTo))
                .authorizeHttpRequests(calls -> calls.dispatcherTypeMatchers(DispatcherType.ASYNC)
                        .permitAll() // a stream that was allowed comes to its end, also when its session has ended
                        .requestMatchers(
                                "/",
                                ToLogin.PASSWORD,
                                ToLogin.PASSKEY,
                                SignInLimitFilter.PAGE,
                                AuthorizeErrors.PAGE,
                                "/css/**",
                                "/js/**",
                                "/shared/**",
                                "/virtual-scanner/**",
                                "/webjars/three/**",
                                "/error")
                        .permitAll()
                        .requestMatchers("/login/recovery")
                        .authenticated()
                        .requestMatchers(HttpMethod.DELETE, "/webauthn/**")
                        .denyAll() // our own page removes passkeys
                        .anyRequest()
                        .access(signedIn))
                .addFilterBefore(new LiveSessionFilter(sessions), SecurityContextHolderFilter.class)
                .addFilterBefore(new SignInLimitFilter(limit), UsernamePasswordAuthenticationFilter.class)
                .sessionManagement(begin -> begin.addSessionAuthenticationStrategy((person, request, response) -> {
                    limit.succeeded(LoginAttempt.email(request), request);
                    sessions.begin(person, request, response);
                }))
                .formLogin(form -> form.loginPage(ToLogin.PASSWORD)
                        .usernameParameter("email")
                        .failureHandler((request, response, cause) -> {
                            request.getSession().setAttribute(LoginAttempt.EMAIL, LoginAttempt.email(request));
                            response.sendRedirect("/login?wrong");
                        }))
                .webAuthn(passkeys ->
                        passkeys.disableDefaultRegistrationPage(true).withObjectPostProcessor(likeTheForm(http)))
                .logout(out -> out.logoutSuccessUrl("/login?out"))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(new ToLogin(ToLogin.PASSWORD))
                        .defaultAccessDeniedHandlerFor(PageSecurity::denied, AnyRequestMatcher.INSTANCE)
                        .defaultDeniedHandlerForMissingAuthority(
                                new ToLogin(ToLogin.PASSKEY), FactorGrantedAuthority.WEBAUTHN_AUTHORITY))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }

    /** A sign-in by passkey begins a session as one by password does, with another id; by itself the filter would keep the id. */
    private static ObjectPostProcessor<WebAuthnAuthenticationFilter> likeTheForm(HttpSecurity http) {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends WebAuthnAuthenticationFilter> O postProcess(O filter) {
                filter.setSessionAuthenticationStrategy(http.getSharedObject(SessionAuthenticationStrategy.class));
                return filter;
            }
        };
    }

    /**
     * A NUL in a parameter is nobody's name and nobody's code, and the database could not even look for it. Headers are held to what the firewall holds them to by itself,
     * but without a regular expression, which took a tenth of a poll for its long token (docs/adr/0010).
     */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
        firewall.setAllowedHeaderNames(name -> isText(name, false));
        firewall.setAllowedHeaderValues(value -> isText(value, true));
        return firewall;
    }

    /** Characters that exist and control nothing, a tab perhaps; Tomcat hands out no others than those of Latin-1. */
    private static boolean isText(String header, boolean withTabs) {
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            if (Character.isISOControl(c) && !(withTabs && c == '\t')) {
                return false;
            }
        }
        return true;
    }

    /** Session cookies are for https alone when the public address is https, also where a proxy speaks plain http to this server. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> secureCookies(ArchwayProperties properties) {
        URI address = properties.publicUrl();
        boolean secure = address != null && "https".equalsIgnoreCase(address.getScheme());
        return server -> {
            if (secure) {
                server.getSettings().getSession().getCookie().setSecure(true);
            }
        };
    }

    /** A form that was refused because the session was over leads to where the next one begins; the page keeps what was typed, and offers it then. */
    private static void denied(HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
            throws IOException {
        if (cause instanceof CsrfException && ToLogin.isPartOfPage(request)) {
            response.setHeader("HX-Redirect", "/login?expired");
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        } else if (cause instanceof CsrfException && request.getServletPath().startsWith("/shared/")) {
            response.sendRedirect(
                    request.getRequestURI() + "?ended"); // asks for the link's password again, and for no sign-in
        } else if (cause instanceof CsrfException) {
            response.sendRedirect("/login?expired"); // the session was over before the form was sent
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }
}
