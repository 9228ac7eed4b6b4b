package dev.archway.server.export;

import dev.archway.server.scan.Revision;
import java.time.Clock;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The first package of a revision: that of the order's doctor. Others are made when they are asked for. */
@Component
class PackageMaker implements ArtifactMaker {

    private final PackageRecipes recipes;
    private final PackageContents contents;
    private final PackageRepository packages;
    private final Clock clock;

    PackageMaker(PackageRecipes recipes, PackageContents contents, PackageRepository packages, Clock clock) {
        this.recipes = recipes;
        this.contents = contents;
        this.packages = packages;
        this.clock = clock;
    }

    @Override
    public ArtifactKind kind() {
        return ArtifactKind.IDE_PACKAGE;
    }

    @Override
    public Set<ArtifactKind> needs(Revision revision) {
        return recipes.first(revision).layout().hasPictures() ? Set.of(ArtifactKind.GALLERY) : Set.of();
    }

    @Override
    public Draft draft(Revision revision) {
        PackageRecipe recipe = recipes.first(revision);
        return new Draft(
                recipe.fileName(),
                out -> contents.write(recipe, revision, out),
                object -> packages.add(recipe, object, clock.instant()));
    }
}
