package dev.archway.server.docs;

import dev.archway.server.access.Callers;
import org.springdoc.core.models.GroupedOpenApi;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** The groups of the description. Nothing of them is made before somebody asks. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("archway.docs.enabled")
class DocsConfiguration {

    private final Words words = new Words();
    private final RecordSchemas schemas = new RecordSchemas(words);

    DocsConfiguration() {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Callers.ALL.toArray(Class<?>[]::new));
    }

    @Bean
    RecordSchemas recordSchemas() {
        return schemas;
    }

    @Bean
    GroupedOpenApi v2() {
        return described(ApiGroup.V2);
    }

    @Bean
    GroupedOpenApi v3() {
        return described(ApiGroup.V3);
    }

    @Bean
    GroupedOpenApi lab() {
        return described(ApiGroup.LAB);
    }

    @Bean
    GroupedOpenApi scanner() {
        return described(ApiGroup.SCANNER);
    }

    @Bean
    GroupedOpenApi models() {
        return described(ApiGroup.MODELS);
    }

    @Bean
    @Profile("!production")
    GroupedOpenApi sandbox() {
        return described(ApiGroup.SANDBOX);
    }

    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> tagged() {
        var filter = new FilterRegistrationBean<>(new ShallowEtagHeaderFilter());
        filter.addUrlPatterns("/docs", "/docs/openapi/*", "/docs/openapi.yaml/*");
        return filter;
    }

    private GroupedOpenApi described(ApiGroup group) {
        String version = DocsConfiguration.class.getPackage().getImplementationVersion();
        return GroupedOpenApi.builder()
                .group(group.name())
                .displayName(group.title())
                .pathsToMatch(group.base() + "/**")
                .addOpenApiMethodFilter(group::shows)
                .addOperationCustomizer(new DescribedOperations(words, schemas))
                .addOpenApiCustomizer(new DescribedGroup(group, words, schemas, version))
                .build();
    }
}
