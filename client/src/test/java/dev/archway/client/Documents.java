package dev.archway.client;

/** Answers written from the documents, not from any server's output. */
final class Documents {

    static final String RX = "a09292aa-8b06-45f9-a73c-350538bb32f3";

    private Documents() {}

    /** DPMS API V2, 4.4.3 and 4.6.3. */
    static String order(String base, long orderId) {
        return """
                {
                  "ProcedureName": "Fixed Restorative", "ProcedureTypeName": null, "RxId": "%2$s", "OrderId": %3$d, "OrderCode": "ABCD1234",
                  "ScanningDate": "2026-02-27T09:30:00Z", "DoctorId": 1001, "ScanningOperatorId": null, "ScanningOperatorName": null, "ScanningTime": 312,
                  "PatientFirstName": "Jane", "PatientLastName": "Doe", "PatientChartNumber": "C-1", "CaseType": "Restorative",
                  "CompanyId": 90360, "CompanyName": "Riverside Dental", "LabId": 70010, "LabName": "Precision Dental Lab",
                  "Preps": [ { "AdaId": 4, "UnitTypeId": 2, "UnitTypeName": "Crown", "BridgeId": null } ],
                  "Notes": null, "ViewerUrl": "%1$s/viewer/%3$d", "ThumbnailsDownloadUrl": "%1$s/third-party/v2/order/%3$d/download/IMAGE_GALLERY",
                  "IdeFileUrl": "%1$s/third-party/v2/order/%3$d/download/IDE", "ScreenCaptureFileUrl": "%1$s/third-party/v2/order/%3$d/download/SCREEN_CAPTURE",
                  "Status": "Completed", "DueDate": "2026-03-06T00:00:00Z", "PatientId": 5, "DoctorName": "Ada River", "DoctorLicenseNumber": null,
                  "Urls": { "MyiTero3DViewerUrl": "%1$s/viewer/%3$d", "IDEFileUrl": "%1$s/third-party/v2/order/%3$d/download/IDE",
                            "ScreenCaptureUrl": "%1$s/third-party/v2/order/%3$d/download/SCREEN_CAPTURE",
                            "ThumbnailsUrl": "%1$s/third-party/v2/order/%3$d/download/IMAGE_GALLERY" },
                  "ScannerModelDescription": "iTero Element 5D", "ScannerModelId": 5, "AFieldOfNextYear": true
                }""".formatted(base, RX, orderId);
    }

    static String page(boolean hasMore, long offset, String... orders) {
        return """
                {"Data":{"HasMore":%s,"PageSize":1024,"Offset":%d,"Results":[%s]},"Status":1}""".formatted(hasMore, offset, String.join(",", orders));
    }

    static String data(String data) {
        return "{\"Data\":" + data + ",\"Status\":1}";
    }

    static String error(String code, String message) {
        return "{\"Data\":null,\"Status\":0,\"Message\":\"" + message + "\",\"Code\":\"" + code + "\"}";
    }

    static String tokens(String access, String refresh) {
        return """
                {"access_token":"%s","refresh_token":"%s","token_type":"Bearer","expires_in":3600}""".formatted(access, refresh);
    }
}
