package dev.archway.server.platform;

import dev.archway.wire.WireJson;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.UrlHandlerFilter;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;

/** How the server speaks: the wire's JSON everywhere, a trailing slash accepted everywhere, and the time from one clock. */
@Configuration(proxyBeanMethods = false)
class WireConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    JsonMapperBuilderCustomizer wireJson() {
        return WireJson::configure;
    }

    @Bean
    FilterRegistrationBean<UrlHandlerFilter> trailingSlash() {
        var filter = new FilterRegistrationBean<>(
                UrlHandlerFilter.trailingSlashHandler("/**").wrapRequest().build());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    /** Links of our pages have no digests in them, which is all that this filter of the template engine would add, wrapping every request for it. */
    @Bean
    FilterRegistrationBean<ResourceUrlEncodingFilter> plainLinks() {
        var filter = new FilterRegistrationBean<>(new ResourceUrlEncodingFilter());
        filter.setEnabled(false);
        return filter;
    }
}
