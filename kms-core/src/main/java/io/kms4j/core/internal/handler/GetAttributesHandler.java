package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.KeyResolver;
import io.kms4j.core.internal.key.Tags;
import io.kms4j.core.internal.key.VisibleAttributes;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.AttributeReference;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.TagList;
import io.kms4j.kmip.VendorAttribute;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.operation.GetAttributesRequest;
import io.kms4j.kmip.operation.GetAttributesResponse;
import java.util.List;
import java.util.Optional;

/** Get Attributes: exactly those asked for, absent ones left out; all but the tags when none is asked for. */
public final class GetAttributesHandler implements OperationHandler<GetAttributesRequest, GetAttributesResponse> {
    private final KeyResolver resolver;
    private final VisibleAttributes visible;

    public GetAttributesHandler(KeyResolver resolver, VisibleAttributes visible) {
        this.resolver = resolver;
        this.visible = visible;
    }

    @Override
    public Class<GetAttributesRequest> requestType() {
        return GetAttributesRequest.class;
    }

    @Override
    public GetAttributesResponse handle(GetAttributesRequest request, UserId caller) {
        StoredObject object = resolver.authorised(Operation.GET_ATTRIBUTES, request.uniqueIdentifier(), caller);
        Attributes all = visible.of(object);
        List<AttributeReference> references = request.attributeReference();
        return new GetAttributesResponse(
                object.id(), references.isEmpty() ? Tags.hidden(all) : chosen(all, references));
    }

    private static Attributes chosen(Attributes all, List<AttributeReference> references) {
        Attributes chosen = Attributes.none();
        for (AttributeReference reference : references) {
            chosen = reference instanceof AttributeReference.Vendor vendor
                    ? plusVendor(chosen, all, vendor.vendorIdentification(), vendor.attributeName())
                    : plusStandard(chosen, all, ((AttributeReference.Standard) reference).tag());
        }
        return chosen;
    }

    private static Attributes plusStandard(Attributes chosen, Attributes all, Tag tag) {
        if (tag.equals(Tag.TAG)) {
            return all.all(Attribute.VENDOR).stream()
                    .filter(attribute -> attribute.attributeName().equals(TagList.ATTRIBUTE_NAME))
                    .reduce(chosen, Attributes::withVendor, (first, second) -> second);
        }
        Optional<Attribute<?>> attribute = Attribute.of(tag);
        return attribute.isPresent() ? copied(chosen, all, attribute.get()) : chosen;
    }

    private static <T> Attributes copied(Attributes chosen, Attributes all, Attribute<T> attribute) {
        return chosen.withAll(attribute, all.all(attribute));
    }

    private static Attributes plusVendor(Attributes chosen, Attributes all, String vendor, String name) {
        Attributes more = chosen.withoutVendor(vendor, name);
        for (VendorAttribute attribute : all.all(Attribute.VENDOR)) {
            if (attribute.is(vendor, name)) {
                more = more.plus(Attribute.VENDOR, attribute);
            }
        }
        return more;
    }
}
