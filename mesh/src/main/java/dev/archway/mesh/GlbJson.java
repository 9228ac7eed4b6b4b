package dev.archway.mesh;

import java.util.ArrayList;
import java.util.List;

/** The JSON chunk of a GLB: a node for each part, below the node that turns the scan upright. */
final class GlbJson {

    private static final int PLASTER = 0xE9DFCF;
    private static final int ARRAY_BUFFER = 34962;
    private static final int ELEMENT_ARRAY_BUFFER = 34963;
    private static final int INT8 = 5120;
    private static final int UINT8 = 5121;
    private static final int UINT16 = 5123;
    private static final int UINT32 = 5125;
    private static final String NORMALIZED = ",\"normalized\":true";

    private final List<String> views = new ArrayList<>();
    private final List<String> accessors = new ArrayList<>();
    private final List<String> meshes = new ArrayList<>();
    private final List<String> nodes = new ArrayList<>();
    private final List<String> materials = new ArrayList<>();

    private GlbJson() {}

    /** In ASCII: what is not is escaped. */
    static String of(List<GlbPart> parts) {
        GlbJson json = new GlbJson();
        json.nodes.add(""); // the place of the node above all parts
        parts.forEach(json::add);
        List<String> children = new ArrayList<>();
        for (int node = 1; node < json.nodes.size(); node++) {
            children.add(Integer.toString(node));
        }
        json.nodes.set(
                0,
                "{\"name\":\"scan\",\"rotation\":[-0.70710678,0,0,0.70710678],\"children\":" + array(children) + "}");
        return "{\"asset\":{\"version\":\"2.0\",\"generator\":\"Archway\"}"
                + ",\"extensionsUsed\":[\"KHR_mesh_quantization\"]"
                + ",\"extensionsRequired\":[\"KHR_mesh_quantization\"]"
                + ",\"scene\":0,\"scenes\":[{\"nodes\":[0]}]"
                + ",\"nodes\":" + array(json.nodes)
                + ",\"meshes\":" + array(json.meshes)
                + ",\"materials\":" + array(json.materials)
                + ",\"accessors\":" + array(json.accessors)
                + ",\"bufferViews\":" + array(json.views)
                + ",\"buffers\":[{\"byteLength\":" + parts.getLast().end() + "}]}";
    }

    private void add(GlbPart part) {
        String attributes = "\"POSITION\":"
                + attribute(
                        part,
                        part.start(),
                        GlbPart.POSITION,
                        UINT16,
                        "VEC3",
                        ",\"min\":[0,0,0],\"max\":" + greatest(part))
                + ",\"NORMAL\":" + attribute(part, part.normals(), GlbPart.NORMAL, INT8, "VEC3", "");
        if (part.colored()) {
            attributes += ",\"COLOR_0\":" + attribute(part, part.colors(), GlbPart.COLOR, UINT8, "VEC4", "");
        }
        int numbers = part.mesh().triangles().length;
        int indices = accessor(
                view(part.numbers(), part.numbersLength(), ",\"target\":" + ELEMENT_ARRAY_BUFFER),
                part.shortNumbers() ? UINT16 : UINT32,
                numbers,
                "SCALAR",
                "");
        String name = quoted(part.name());
        // as doubles: the digits that tell a float from its neighbours are fewer than those that a viewer needs for the
        // same place
        nodes.add("{\"name\":" + name + ",\"mesh\":" + meshes.size() + ",\"translation\":["
                + (double) part.box().minX() + ","
                + (double) part.box().minY() + "," + (double) part.box().minZ() + "],\"scale\":[" + part.scale() + ","
                + part.scale()
                + "," + part.scale() + "]}");
        meshes.add("{\"name\":" + name + ",\"primitives\":[{\"attributes\":{" + attributes + "},\"indices\":" + indices
                + ",\"material\":" + material(part.colored()) + "}]}");
    }

    private int attribute(GlbPart part, long offset, int stride, int type, String shape, String range) {
        int count = part.mesh().vertexCount();
        int view = view(offset, (long) stride * count, ",\"byteStride\":" + stride + ",\"target\":" + ARRAY_BUFFER);
        return accessor(view, type, count, shape, NORMALIZED + range);
    }

    private int view(long offset, long length, String more) {
        views.add("{\"buffer\":0,\"byteOffset\":" + offset + ",\"byteLength\":" + length + more + "}");
        return views.size() - 1;
    }

    private int accessor(int view, int type, int count, String shape, String more) {
        accessors.add("{\"bufferView\":" + view + ",\"componentType\":" + type + ",\"count\":" + count + ",\"type\":\""
                + shape + "\"" + more + "}");
        return accessors.size() - 1;
    }

    /** The range of positions is given in steps, not in the normalised numbers. */
    private static String greatest(GlbPart part) {
        Box box = part.box();
        return "[" + part.steps(box.maxX(), box.minX()) + "," + part.steps(box.maxY(), box.minY()) + ","
                + part.steps(box.maxZ(), box.minZ()) + "]";
    }

    private int material(boolean colored) {
        String color = colored
                ? ""
                : "\"baseColorFactor\":[" + channel(PLASTER >> 16) + "," + channel(PLASTER >> 8) + ","
                        + channel(PLASTER) + ",1],";
        String material = "{\"name\":\"" + (colored ? "scan" : "plaster") + "\",\"pbrMetallicRoughness\":{" + color
                + "\"metallicFactor\":0,\"roughnessFactor\":0.6},\"doubleSided\":true}";
        if (!materials.contains(material)) {
            materials.add(material);
        }
        return materials.indexOf(material);
    }

    private static double channel(int color) {
        return Math.round(GlbPart.linear((color & 0xFF) / 255.0) * 10_000) / 10_000.0;
    }

    private static String array(List<String> items) {
        return "[" + String.join(",", items) + "]";
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                json.append("\\u").append(Integer.toHexString(0x10000 + c), 1, 5);
            } else {
                json.append((char) c);
            }
        });
        return json.append('"').toString();
    }
}
